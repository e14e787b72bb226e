package io.tandem.support;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.function.Function;

/** Somebody else's server on this machine: remembers what came and answers as told. */
public final class Receiver implements AutoCloseable {

  private final HttpServer server;
  private final List<Request> requests = new CopyOnWriteArrayList<>();
  private volatile Function<Request, Reply> replies;

  private Receiver(HttpServer server, Function<Request, Reply> replies) {
    this.server = server;
    this.replies = replies;
  }

  /** Answers each request as the function says; called before it answers. */
  public static Receiver start(Function<Request, Reply> replies) {
    try {
      HttpServer server =
          HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 64);
      Receiver receiver = new Receiver(server, replies);
      server.createContext("/", receiver::handle);
      server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
      server.start();
      return receiver;
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
      Request request =
          new Request(
              exchange.getRequestURI().toString(), Map.copyOf(exchange.getRequestHeaders()), body);
      requests.add(request);
      Reply reply = replies.apply(request);
      reply.headers().forEach(exchange.getResponseHeaders()::set);
      byte[] bytes = reply.body().getBytes(StandardCharsets.UTF_8);
      exchange.sendResponseHeaders(reply.status(), bytes.length == 0 ? -1 : bytes.length);
      exchange.getResponseBody().write(bytes);
    }
  }

  /** From now on it answers like this. */
  public void answer(Function<Request, Reply> replies) {
    this.replies = replies;
  }

  /** All requests so far. */
  public List<Request> requests() {
    return List.copyOf(requests);
  }

  /** Its address followed by a path, by number. */
  public String url(String path) {
    return "http://127.0.0.1:" + server.getAddress().getPort() + path;
  }

  /** Its port. */
  public int port() {
    return server.getAddress().getPort();
  }

  @Override
  public void close() {
    server.stop(0);
  }

  /** What came. */
  public record Request(String target, Map<String, List<String>> headers, String body) {

    /** First value of a header. */
    public String header(String name) {
      return headers.entrySet().stream()
          .filter(header -> header.getKey().equalsIgnoreCase(name))
          .map(header -> header.getValue().getFirst())
          .findFirst()
          .orElse("");
    }
  }

  /** What goes back. */
  public record Reply(int status, Map<String, String> headers, String body) {

    /** Without headers. */
    public static Reply of(int status, String body) {
      return new Reply(status, Map.of(), body);
    }
  }
}
