package io.tandem.cli.bench;

import java.io.File;
import java.io.IOException;
import java.net.ConnectException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** A server of this very build in a process of its own, on an empty directory. */
final class BenchServer implements AutoCloseable {

  static final String WRITE_KEY = "tandem-bench-write-key";
  static final String TOKEN = "tdm_bench_administrator_token";

  private final Process process;
  private final URI address;

  private BenchServer(Process process, URI address) {
    this.process = process;
    this.address = address;
  }

  static BenchServer start(Path data) throws IOException {
    int port = freePort();
    ProcessBuilder builder = new ProcessBuilder(command(port, data));
    builder.environment().put("TANDEM_INIT_PROJECT_KEY", WRITE_KEY);
    builder.environment().put("TANDEM_INIT_ADMIN_TOKEN", TOKEN);
    builder.environment().put("TANDEM_ZONE", "UTC");
    builder.environment().put("TANDEM_CLOCK_SETTABLE", "true");
    builder.redirectErrorStream(true);
    builder.redirectOutput(data.resolve("server.log").toFile());
    BenchServer server = new BenchServer(builder.start(), URI.create("http://localhost:" + port));
    server.awaitReady(data);
    return server;
  }

  URI address() {
    return address;
  }

  ProcessHandle process() {
    return process.toHandle();
  }

  /** Resident memory in MiB, or -1 where /proc has no answer. */
  long residentMegabytes() throws IOException {
    return residentMegabytes(process.toHandle());
  }

  /** The same of any process. */
  static long residentMegabytes(ProcessHandle process) throws IOException {
    Path status = Path.of("/proc", Long.toString(process.pid()), "status");
    if (!status.toFile().canRead()) {
      return -1;
    }
    return java.nio.file.Files.readAllLines(status).stream()
        .filter(line -> line.startsWith("VmRSS:"))
        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
        .findFirst()
        .orElse(-1);
  }

  private static List<String> command(int port, Path data) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(
        List.of(
            "-Xms64m",
            "-Xmx2g",
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow"));
    String classPath = System.getProperty("java.class.path");
    if (classPath.contains(File.pathSeparator)) {
      command.addAll(List.of("-cp", classPath, "io.tandem.cli.Main"));
    } else {
      command.addAll(List.of("-jar", classPath));
    }
    command.addAll(List.of("serve", "--port", Integer.toString(port), "--data", data.toString()));
    return command;
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  private void awaitReady(Path data) throws IOException {
    HttpClient http = HttpClient.newHttpClient();
    HttpRequest health = HttpRequest.newBuilder(address.resolve("/actuator/health")).build();
    long deadline = System.nanoTime() + Duration.ofMinutes(2).toNanos();
    while (System.nanoTime() < deadline && process.isAlive()) {
      try {
        if (http.send(health, BodyHandlers.discarding()).statusCode() == 200) {
          return;
        }
      } catch (ConnectException e) {
        // Not listening yet.
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IOException("interrupted while the server started", e);
      }
      LockSupport.parkNanos(Duration.ofMillis(200).toNanos());
    }
    close();
    throw new IOException("the server did not start; see " + data.resolve("server.log"));
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(60, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
