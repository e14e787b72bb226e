package io.tandem.cli;

import io.tandem.cli.client.ApiClient;
import io.tandem.cli.client.LocalToken;
import io.tandem.cli.client.SignIn;
import io.tandem.platform.Server;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;

/** {@code tandem rebuild-index}: builds the behaviour index anew and waits until it is ready. */
@Command(
    name = "rebuild-index",
    mixinStandardHelpOptions = true,
    description = {
      "Build the behaviour index anew from the events; queries are answered by SQL meanwhile.",
      "Uses the server that answers on --port (--data is its directory), or starts one on --data for the duration."
    })
final class RebuildIndexCommand implements Callable<Integer> {

  private static final String PATH = "/api/behaviour-index";

  @Mixin private ServerOptions server = new ServerOptions();

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws IOException {
    URI there = URI.create("http://localhost:" + server.port());
    if (server.port() != 0 && new ApiClient(there, null).ready()) {
      return rebuild(SignIn.at(there, null, server.data()));
    }
    try (Server started = server.start(List.of())) {
      return rebuild(new ApiClient(started.address(), LocalToken.get(server.data())));
    }
  }

  private int rebuild(ApiClient client) {
    PrintWriter out = spec.commandLine().getOut();
    await(client, out, 0);
    int before = client.get(PATH).path("rebuilds").asInt();
    long begun = System.nanoTime();
    client.post(PATH + "/rebuild", Map.of());
    JsonNode index = await(client, out, before + 1);
    if (!index.path("state").asString().equals("ready")) {
      spec.commandLine().getErr().println("tandem: the index is " + index.path("state").asString());
      return 1;
    }
    out.printf(
        "The behaviour index holds %,d events in %,d MB; that took %.1f s.%n",
        index.path("events").asLong(),
        index.path("bytes").asLong() >> 20,
        (System.nanoTime() - begun) / 1e9);
    out.flush();
    return 0;
  }

  /** Waits until so many rebuilds were done, or it says that it will not be ready. */
  private static JsonNode await(ApiClient client, PrintWriter out, int rebuilds) {
    long said = 0;
    while (true) {
      JsonNode index = client.get(PATH);
      String state = index.path("state").asString();
      boolean done = index.path("rebuilds").asInt() >= rebuilds;
      if (state.equals("off") || (state.equals("ready") && done)) {
        return index;
      }
      long built = index.path("builtEvents").asLong();
      if (state.equals("building") && built > said) {
        out.printf("  %,d events read%n", built);
        out.flush();
        said = built;
      }
      LockSupport.parkNanos(500_000_000);
    }
  }
}
