package io.tandem.cli;

import io.tandem.cli.client.ApiClient;
import io.tandem.cli.client.LocalToken;
import io.tandem.cli.client.SignIn;
import io.tandem.platform.Server;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;

/** {@code tandem import}: reads a file into a project, through a server's API. */
@Command(
    name = "import",
    mixinStandardHelpOptions = true,
    description = {
      "Import a CSV (also .gz) or JSON-lines file. Running it again changes nothing, or goes on where it stopped.",
      "Without --url it uses the server that answers on --port (--data is its directory, where the token is),",
      "or starts one on --data for the duration. Relative paths are taken from the present directory."
    })
final class ImportCommand implements Callable<Integer> {

  @Parameters(paramLabel = "FILE", description = "the file")
  private Path file = Path.of("");

  @Option(
      names = "--mapping",
      required = true,
      paramLabel = "MAPPING.yaml",
      description = "what the file's lines mean")
  private Path mapping = Path.of("");

  @Option(
      names = "--project",
      defaultValue = "default",
      description = "key of the project (default ${DEFAULT-VALUE})")
  private String project = "default";

  @Option(
      names = "--environment",
      defaultValue = "production",
      description = "key of the environment (default ${DEFAULT-VALUE})")
  private String environment = "production";

  @Option(names = "--url", description = "address of a server")
  private @Nullable URI url;

  @Option(
      names = "--token",
      description =
          "Bearer token, e.g. from Settings, Keys; left out: TANDEM_INIT_ADMIN_TOKEN, or without --url the one in --data")
  private @Nullable String token;

  @Mixin private ServerOptions server = new ServerOptions();

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws IOException, InterruptedException {
    for (Path needed : List.of(file, mapping)) {
      if (!Files.isRegularFile(needed)) {
        throw new ParameterException(spec.commandLine(), "There is no file " + needed);
      }
    }
    URI there = url == null ? URI.create("http://localhost:" + server.port()) : url;
    if (url != null) {
      return run(SignIn.at(there, token, null));
    }
    if (server.port() != 0 && new ApiClient(there, null).ready()) {
      return run(SignIn.at(there, token, server.data()));
    }
    try (Server started = server.start(List.of())) {
      return run(new ApiClient(started.address(), LocalToken.get(server.data())));
    }
  }

  private int run(ApiClient client) throws IOException, InterruptedException {
    PrintWriter out = spec.commandLine().getOut();
    FileImport work = new FileImport(client, project, file, new ProgressBar(out));
    JsonNode done = work.run(Files.readString(mapping, StandardCharsets.UTF_8), environment);
    long rejected = done.path("rejected").asLong();
    out.printf(
        "%s: %,d lines, %,d accepted, %,d duplicates, %,d rejected%n",
        file.getFileName(),
        done.path("lines").asLong(),
        done.path("accepted").asLong(),
        done.path("duplicates").asLong(),
        rejected);
    Path list = file.resolveSibling(file.getFileName() + ".rejected.csv");
    if (rejected > 0) {
      Files.writeString(list, work.rejected(done), StandardCharsets.UTF_8);
      out.println("Rejected lines and their reasons: " + list);
    } else {
      Files.deleteIfExists(list); // what an earlier run with another mapping left
    }
    out.flush();
    if ("done".equals(done.path("state").asString())) {
      return 0;
    }
    spec.commandLine().getErr().println("tandem: " + done.path("error").asString());
    return 1;
  }
}
