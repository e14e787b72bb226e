package io.tandem.cli;

import io.tandem.cli.client.ApiClient;
import io.tandem.cli.client.LocalToken;
import io.tandem.platform.Server;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
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
      "Without --url it uses the server on --port, or starts one on --data for the duration."
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

  @Option(names = "--token", description = "Bearer token; TANDEM_INIT_ADMIN_TOKEN when left out")
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
    ApiClient client = new ApiClient(there, knownToken());
    if (url != null || (server.port() != 0 && client.ready())) {
      return run(client);
    }
    String local = token == null ? LocalToken.get(server.data()) : token;
    try (Server started = server.start(List.of("tandem.access.init-admin-token=" + local))) {
      return run(new ApiClient(started.address(), local));
    }
  }

  private @Nullable String knownToken() throws IOException {
    if (token != null) {
      return token;
    }
    // the token of the data directory is this machine's; it is not for whoever is behind --url
    Optional<String> known = url == null ? LocalToken.find(server.data()) : LocalToken.variable();
    return known.orElse(null);
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
