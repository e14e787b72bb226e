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
      "Uses the server that answers on --port (--data is its directory), or starts one on --data for the duration."
    })
final class ResetPasswordCommand implements Callable<Integer> {

  @Parameters(paramLabel = "E-MAIL", description = "the member's address")
  private String email = "";

  @Mixin private ServerOptions server = new ServerOptions();

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws IOException {
    URI there = URI.create("http://localhost:" + server.port());
    if (server.port() != 0 && new ApiClient(there, null).ready()) {
      return print(link(SignIn.at(there, null, server.data())));
    }
    String made;
    try (Server started = server.start(List.of())) {
      made = link(new ApiClient(started.address(), LocalToken.get(server.data())));
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
    for (JsonNode project : client.get("/api/me").path("projects")) {
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
}
