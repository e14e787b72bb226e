package io.tandem.cli;

import io.tandem.cli.client.LocalToken;
import io.tandem.cli.demo.Demo;
import io.tandem.platform.Server;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** Options of every command that starts a server. */
final class ServerOptions {

  @Option(
      names = "--port",
      defaultValue = "8080",
      paramLabel = "PORT",
      converter = Port.class,
      description = "TCP port to listen on; 0 takes any free one (default ${DEFAULT-VALUE})")
  private int port = 8080;

  @Option(
      names = "--data",
      defaultValue = "./data",
      paramLabel = "DIRECTORY",
      description =
          "where everything is kept; relative to the present directory (default ${DEFAULT-VALUE})")
  private Path data = Path.of("data");

  /** TCP ports, 0 for any. */
  static final class Port implements ITypeConverter<Integer> {

    @Override
    public Integer convert(String text) {
      try {
        int port = Integer.parseInt(text);
        if (port >= 0 && port <= 65_535) {
          return port;
        }
      } catch (NumberFormatException strange) {
        // said below
      }
      throw new TypeConversionException(
          "%s is no TCP port (0 to 65535). / %s 不是有效的端口（0–65535）。".formatted(text, text));
    }
  }

  /** Fails when no server can start with these options; starts and writes nothing. */
  void check() {
    Server.check(new Server.Options(port, data, List.of()));
  }

  /**
   * Starts the server with further settings, each {@code name=value}. On a demo's directory it goes
   * on with the demo's clock: by the real one, all of the story would lie in the past.
   */
  Server start(List<String> properties) throws IOException {
    check();
    List<String> settings = new ArrayList<>(properties);
    settings.add("tandem.access.local-token=" + LocalToken.get(data));
    if (Demo.isIn(data)) {
      settings.add("tandem.clock.settable=true");
    }
    return Server.start(new Server.Options(port, data, settings));
  }

  /** The TCP port asked for. */
  int port() {
    return port;
  }

  /** The data directory. */
  Path data() {
    return data;
  }
}
