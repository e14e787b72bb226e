package io.tandem.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.tandem.support.ServerProcess;
import io.tandem.support.TestJvm;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command line against a running server, and what keeps a server from starting. */
class StartIT {

  private static final String NO_TOKEN = "TANDEM_INIT_ADMIN_TOKEN";

  @TempDir private Path folder;

  private record Ended(int status, String said) {}

  private Ended tandem(Map<String, String> environment, Object... arguments) throws Exception {
    List<String> command = TestJvm.command("io.tandem.cli.Main");
    for (Object argument : arguments) {
      command.add(argument.toString());
    }
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().remove(NO_TOKEN);
    builder.environment().putAll(environment);
    Process process = builder.directory(folder.toFile()).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Ended(process.waitFor(), said);
  }

  private static void assertOneSentence(Ended ended, int status, String words) {
    assertThat(ended.status()).as(ended.said()).isEqualTo(status);
    assertThat(ended.said().lines().findFirst().orElse("")).contains(words).contains(" / ");
    assertThat(ended.said()).doesNotContain("\tat ").doesNotContain("APPLICATION FAILED");
  }

  @Test
  void importFindsTheTokenOfARunningServerInItsDataDirectory() throws Exception {
    Path data = folder.resolve("data");
    Files.writeString(folder.resolve("events.csv"), "who,what,when\nu1,a,2026-01-02\n");
    Files.writeString(
        folder.resolve("mapping.yaml"),
        "format: csv\nevent: {column: what}\nperson: {column: who}\n"
            + "time: {column: when, format: yyyy-MM-dd}\n");
    try (ServerProcess server = ServerProcess.start(data)) {
      String port = Integer.toString(server.address().getPort());
      String[] line = {"import", "events.csv", "--mapping", "mapping.yaml", "--port", port};
      List<Object> here = new ArrayList<>(List.of(line));
      Ended done = tandem(Map.of(), here.toArray());
      assertThat(done.status()).as(done.said()).isZero();
      assertThat(done.said()).contains("1 accepted");

      List<Object> elsewhere = new ArrayList<>(here);
      elsewhere.addAll(List.of("--data", "nowhere"));
      assertOneSentence(tandem(Map.of(), elsewhere.toArray()), 1, "--token");

      List<Object> unknown = new ArrayList<>(here);
      unknown.addAll(List.of("--project", "nope"));
      assertThat(tandem(Map.of(), unknown.toArray()).said()).contains("There is no project nope");

      assertOneSentence(tandem(Map.of(), "serve", "--port", 0), 3, "using the data directory");
    }
  }

  @Test
  void whatIsInTheWayIsSaidBeforeAnythingIsWritten() throws Exception {
    try (ServerSocket taken = new ServerSocket(0)) {
      assertOneSentence(
          tandem(Map.of(), "serve", "--port", taken.getLocalPort()), 4, "cannot be used");
      assertOneSentence(tandem(Map.of(), "demo", "--port", taken.getLocalPort()), 4, "--port");
    }
    assertOneSentence(tandem(Map.of(), "serve", "--port", 70_000), 2, "no TCP port");
    assertOneSentence(
        tandem(Map.of("TANDEM_ZONE", "Mars/Olympus"), "serve", "--port", 0), 5, "no time zone");
    Files.writeString(folder.resolve("file"), "");
    assertOneSentence(tandem(Map.of(), "serve", "--port", 0, "--data", "file"), 5, "--data");
    assertThat(folder.resolve("data")).doesNotExist();
  }
}
