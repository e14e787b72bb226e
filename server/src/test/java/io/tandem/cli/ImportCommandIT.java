package io.tandem.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class ImportCommandIT {

  @Test
  void tokenOfTheDataDirectoryIsNotSentToAnotherServer(@TempDir Path folder) throws Exception {
    Path data = Files.createDirectories(folder.resolve("data"));
    Files.writeString(data.resolve("local-token"), "tdm_local_secret");
    Path file = Files.writeString(folder.resolve("file.csv"), "a");
    Queue<String> authorizations = new ConcurrentLinkedQueue<>();
    HttpServer other =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    other.createContext(
        "/",
        exchange -> {
          String sent = exchange.getRequestHeaders().getFirst("Authorization");
          authorizations.add(String.valueOf(sent));
          exchange.sendResponseHeaders(401, -1);
          exchange.close();
        });
    other.start();
    try {
      String url = "http://localhost:" + other.getAddress().getPort();
      String path = file.toString();
      new CommandLine(new ImportCommand())
          .execute(path, "--mapping", path, "--url", url, "--data", data.toString());
    } finally {
      other.stop(0);
    }
    assertThat(authorizations).noneMatch(sent -> sent.contains("tdm_local_secret"));
  }
}
