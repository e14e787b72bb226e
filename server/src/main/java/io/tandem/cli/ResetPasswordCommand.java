package io.tandem.cli;

import io.tandem.cli.client.ApiClient;
import io.tandem.cli.client.ApiFailure;
import io.tandem.cli.client.LocalToken;
import io.tandem.platform.Server;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;

/**
 * {@code tandem reset-password}: a link to a new password for somebody no administrator can help,
 * such as the only administrator. Reading the data directory is what entitles to it.
 */
@Command(
    name = "reset-password",
    mixinStandardHelpOptions = true,
    description = {
      "Print a link, valid once within 24 hours, with which a member sets a new password.",
      "Uses the server on --port when it knows this directory's token (local-token or"
          + " TANDEM_INIT_ADMIN_TOKEN); otherwise stop the server first."
    })
final class ResetPasswordCommand implements Callable<Integer> {

  private static final int NOT_SIGNED_IN = 401;

  @Parameters(paramLabel = "E-MAIL", description = "the member's address")
  private String email = "";

  @Mixin private ServerOptions server = new ServerOptions();

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws IOException {
    String token = LocalToken.get(server.data());
    ApiClient running = new ApiClient(URI.create("http://localhost:" + server.port()), token);
    if (server.port() != 0 && running.ready()) {
      return print(link(running));
    }
    String made;
    try (Server started = server.start(List.of("tandem.access.init-admin-token=" + token))) {
      made = link(new ApiClient(started.address(), token));
    }
    spec.commandLine().getOut().println("Start the server again, then open the link.");
    return print(made);
  }

  private int print(String link) {
    PrintWriter out = spec.commandLine().getOut();
    out.println("New password for " + email + " (once, within 24 hours): " + link);
    out.flush();
    return 0;
  }

  private String link(ApiClient client) {
    for (JsonNode project : projects(client)) {
      String members = "/api/projects/" + project.path("key").asString() + "/members";
      for (JsonNode member : client.get(members)) {
        if (member.path("email").asString().equalsIgnoreCase(email.strip())) {
          String path = members + "/" + member.path("id").asLong() + "/password-reset";
          return client.post(path, Map.of()).path("link").asString();
        }
      }
    }
    throw new IllegalArgumentException("Nobody in any project has the address " + email);
  }

  private static JsonNode projects(ApiClient client) {
    try {
      return client.get("/api/me").path("projects");
    } catch (ApiFailure refused) {
      if (refused.status() == NOT_SIGNED_IN) {
        throw new IllegalStateException(
            "The running server does not know this directory's token. Stop it and run this again.",
            refused);
      }
      throw refused;
    }
  }
}
