package io.tandem.cli;

import io.tandem.platform.Server;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code tandem serve}: runs the server until it is told to stop. */
@Command(
    name = "serve",
    mixinStandardHelpOptions = true,
    description = "Start the server. It stops in good order on SIGTERM or Ctrl-C.")
final class ServeCommand implements Callable<Integer> {

  @Mixin private ServerOptions options = new ServerOptions();

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws IOException, InterruptedException {
    Server server = options.start(List.of());
    PrintWriter out = spec.commandLine().getOut();
    out.println("Tandem is ready at " + server.address());
    server
        .setupLink()
        .ifPresent(
            link -> out.println("Create the administrator (once, within 24 hours): " + link));
    out.flush();
    Thread.currentThread().join(); // until the process is told to stop
    return 0;
  }
}
