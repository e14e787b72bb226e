package io.tandem.cli;

import io.tandem.cli.demo.Demo;
import io.tandem.platform.Server;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;

/** Options of every command that starts a server. */
final class ServerOptions {

  @Option(
      names = "--port",
      defaultValue = "8080",
      paramLabel = "PORT",
      description = "TCP port to listen on; 0 takes any free one (default ${DEFAULT-VALUE})")
  private int port = 8080;

  @Option(
      names = "--data",
      defaultValue = "./data",
      paramLabel = "DIRECTORY",
      description = "where everything is kept (default ${DEFAULT-VALUE})")
  private Path data = Path.of("data");

  /**
   * Starts the server with further settings, each {@code name=value}. On a demo's directory it goes
   * on with the demo's clock: by the real one, all of the story would lie in the past.
   */
  Server start(List<String> properties) {
    List<String> settings = new ArrayList<>(properties);
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
