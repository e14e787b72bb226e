package io.tandem.cli.bench;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;

/**
 * Asks for flags over kept-open connections, one question at a time each. Speaks HTTP/1.1 over bare
 * sockets: an HTTP client would take more of the processors than the server that is measured.
 */
final class FlagsLoad {

  private static final int PEOPLE = 10_000;

  private final URI server;
  private final List<byte[]> requests = new ArrayList<>();

  /**
   * @param path e.g. {@code /ofrep/v1/evaluate/flags/home}
   * @param headers whole lines, each with its line end
   * @param context of somebody, in JSON
   */
  FlagsLoad(URI server, String path, String headers, IntFunction<String> context) {
    this.server = server;
    for (int person = 0; person < PEOPLE; person++) {
      String body = "{\"context\":" + context.apply(person) + "}";
      String request =
          "POST %s HTTP/1.1\r\nHost: %s:%d\r\n%sContent-Type: application/json\r\nContent-Length: %d\r\n\r\n%s"
              .formatted(path, server.getHost(), server.getPort(), headers, body.length(), body);
      requests.add(request.getBytes(StandardCharsets.US_ASCII));
    }
  }

  /** Somebody by OFREP. */
  static String ofrep(int person) {
    return "{\"targetingKey\":\"person-%d\",\"country\":\"%s\",\"plan\":\"paid\"}"
        .formatted(person, country(person));
  }

  /** The same as Unleash has it. */
  static String unleash(int person) {
    return "{\"userId\":\"person-%d\",\"properties\":{\"country\":\"%s\",\"plan\":\"paid\"}}"
        .formatted(person, country(person));
  }

  private static String country(int person) {
    return person % 2 == 0 ? "FR" : "DE";
  }

  /**
   * Asks for some seconds.
   *
   * @throws IOException when an answer is not 200: the figures would mean nothing
   */
  Result ask(int connections, double seconds) throws IOException, InterruptedException {
    long begun = System.nanoTime();
    long until = begun + (long) (seconds * 1e9);
    List<Long> nanos = new ArrayList<>();
    try (ExecutorService askers = Executors.newFixedThreadPool(connections)) {
      List<Future<List<Long>>> running = new ArrayList<>();
      for (int i = 0; i < connections; i++) {
        int first = i * 7_919;
        running.add(askers.submit(() -> ask(first, until)));
      }
      for (Future<List<Long>> asker : running) {
        nanos.addAll(asker.get());
      }
    } catch (ExecutionException e) {
      throw new IOException("the load driver failed: " + e.getCause(), e);
    }
    double took = (System.nanoTime() - begun) / 1e9;
    nanos.sort(null);
    double last = nanos.get((int) (0.99 * (nanos.size() - 1))) / 1e6;
    return new Result(nanos.size() / took, last);
  }

  /**
   * What a run measured.
   *
   * @param perSecond answers a second
   * @param p99 milliseconds that 99 % of them took at most
   */
  record Result(double perSecond, double p99) {

    @Override
    public String toString() {
      return String.format(Locale.ROOT, "%,.0f requests/s, 99 %% within %.1f ms", perSecond, p99);
    }
  }

  private List<Long> ask(int first, long until) throws IOException {
    List<Long> nanos = new ArrayList<>();
    try (Socket socket = new Socket(server.getHost(), server.getPort())) {
      socket.setTcpNoDelay(true);
      OutputStream out = socket.getOutputStream();
      InputStream in = new BufferedInputStream(socket.getInputStream(), 1 << 16);
      int next = first;
      for (long begun = System.nanoTime(); begun < until; begun = System.nanoTime()) {
        out.write(requests.get(next++ % requests.size()));
        read(in);
        nanos.add(System.nanoTime() - begun);
      }
    }
    return nanos;
  }

  /** Reads an answer to its end. */
  private static void read(InputStream in) throws IOException {
    String status = line(in);
    if (!status.startsWith("HTTP/1.1 200")) {
      throw new IOException("answered " + status);
    }
    int length = -1;
    for (String header = line(in); !header.isEmpty(); header = line(in)) {
      if (header.regionMatches(true, 0, "Content-Length:", 0, 15)) {
        length = Integer.parseInt(header.substring(15).strip());
      }
    }
    if (length < 0 || in.readNBytes(length).length != length) {
      throw new IOException("an answer without its length, or shorter");
    }
  }

  private static String line(InputStream in) throws IOException {
    StringBuilder line = new StringBuilder(64);
    for (int c = in.read(); c != '\n'; c = in.read()) {
      if (c < 0) {
        throw new IOException("the server closed the connection");
      }
      if (c != '\r') {
        line.append((char) c);
      }
    }
    return line.toString();
  }
}
