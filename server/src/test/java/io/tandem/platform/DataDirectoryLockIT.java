package io.tandem.platform;

import static org.assertj.core.api.Assertions.assertThat;

import io.tandem.support.TestJvm;
import io.tandem.support.TestServer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class DataDirectoryLockIT {

  private static final int DIRECTORY_IN_USE = 3;

  @Test
  void secondServerOnADirectoryRefusesAndSaysWhy() throws Exception {
    TestServer first = TestServer.shared();
    List<String> command = TestJvm.command("io.tandem.cli.Main");
    command.addAll(List.of("serve", "--port", "0", "--data", first.data().toString()));
    Process second = new ProcessBuilder(command).redirectErrorStream(true).start();
    try {
      String said = new String(second.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(second.waitFor(60, TimeUnit.SECONDS)).isTrue();
      assertThat(second.exitValue()).isEqualTo(DIRECTORY_IN_USE);
      assertThat(said)
          .contains("Another Tandem server is using the data directory")
          .doesNotContain("\tat ");
      assertThat(first.get("/api/projects").status()).isEqualTo(200);
    } finally {
      second.destroyForcibly();
    }
  }
}
