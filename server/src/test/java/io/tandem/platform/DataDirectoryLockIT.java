package io.tandem.platform;

import static org.assertj.core.api.Assertions.assertThat;

import io.tandem.support.TestServer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class DataDirectoryLockIT {

  private static final int DIRECTORY_IN_USE = 3;

  @Test
  void secondServerOnADirectoryRefusesAndSaysWhy() throws Exception {
    TestServer first = TestServer.shared();
    Process second =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                "io.tandem.cli.Main",
                "serve",
                "--port",
                "0",
                "--data",
                first.data().toString())
            .redirectErrorStream(true)
            .start();
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
