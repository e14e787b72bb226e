package io.tandem.platform;

import io.tandem.access.Installation;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/** A running Tandem server, started by a command in this process. */
public final class Server implements AutoCloseable {

  private final ConfigurableApplicationContext context;

  private Server(ConfigurableApplicationContext context) {
    this.context = context;
  }

  /**
   * Starts a server; returns once it takes requests. It stops in good order on SIGTERM.
   *
   * @throws RuntimeException when it cannot start; the reason has been logged then
   */
  public static Server start(Options options) {
    List<String> arguments = new ArrayList<>();
    arguments.add("--server.port=" + options.port());
    arguments.add("--tandem.data=" + options.data());
    options.properties().forEach(property -> arguments.add("--" + property));
    SpringApplication application = new SpringApplication(TandemApplication.class);
    return new Server(application.run(arguments.toArray(String[]::new)));
  }

  /**
   * Looks for what would keep a server from starting; starts and writes nothing.
   *
   * @throws DataDirectoryInUseException when another server works on the directory
   * @throws StartFailure when the port, the directory or {@code TANDEM_ZONE} cannot be used
   */
  public static void check(Options options) {
    StartChecks.zone(System.getenv("TANDEM_ZONE"));
    StartChecks.directory(options.data());
    StartChecks.port(options.port());
  }

  /** Where it answers on this machine, without a slash at the end. */
  public URI address() {
    String port = context.getEnvironment().getRequiredProperty("local.server.port");
    return URI.create("http://localhost:" + port);
  }

  /** One-time link that creates the first administrator; empty once there is one. */
  public Optional<URI> setupLink() {
    return context
        .getBean(Installation.class)
        .setupToken()
        .map(token -> address().resolve("/setup?token=" + token));
  }

  /** A facade of a room, for measurements without HTTP between. */
  public <T> T part(Class<T> type) {
    return context.getBean(type);
  }

  /** Drains requests and stops. */
  @Override
  public void close() {
    context.close();
  }

  /**
   * @param port TCP port; 0 takes any free one
   * @param data data directory
   * @param properties further settings as {@code name=value}, see {@code application.yml}
   */
  public record Options(int port, Path data, List<String> properties) {}
}
