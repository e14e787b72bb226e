package io.tandem.crash;

import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.EmptyWebhookSecretException;
import com.standardwebhooks.exceptions.WebhookVerificationException;
import io.tandem.support.Receiver;
import io.tandem.support.Receiver.Reply;
import io.tandem.support.Receiver.Request;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * A receiver of webhooks, as the specification's own library makes one, and a chat with a bot. Each
 * can be told to keep the next request waiting, so that its sender is killed between sending and
 * writing down.
 */
final class Receivers implements AutoCloseable {

  static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

  private final Map<String, AtomicInteger> webhooks = new ConcurrentHashMap<>();
  private final Map<String, AtomicInteger> chat = new ConcurrentHashMap<>();
  private final AtomicInteger forged = new AtomicInteger();
  private final AtomicReference<Catch> next = new AtomicReference<>();
  private final Receiver receiver = Receiver.start(this::reply);

  /**
   * The next request to a path.
   *
   * @param caught it is there
   * @param release it may be answered
   */
  private record Catch(String path, CountDownLatch caught, CountDownLatch release) {}

  private Reply reply(Request request) {
    Catch wanted = next.get();
    if (wanted != null
        && request.target().equals(wanted.path())
        && next.compareAndSet(wanted, null)) {
      take(request);
      wanted.caught().countDown();
      await(wanted.release());
    } else {
      take(request);
    }
    return request.target().equals("/hook")
        ? Reply.of(204, "")
        : Reply.of(200, "{\"code\":0,\"msg\":\"success\"}");
  }

  /** The effect of a webhook happens once for its id; a chat shows whatever comes. */
  private void take(Request request) {
    if (request.target().equals("/chat")) {
      String text =
          JsonMapper.shared().readTree(request.body()).path("content").path("text").asString();
      count(chat, text);
      return;
    }
    try {
      new Webhook(SECRET).verify(request.body(), request.headers());
      count(webhooks, request.header("webhook-id"));
    } catch (WebhookVerificationException | EmptyWebhookSecretException wrong) {
      forged.incrementAndGet();
    }
  }

  private static void count(Map<String, AtomicInteger> seen, String what) {
    seen.computeIfAbsent(what, _ -> new AtomicInteger()).incrementAndGet();
  }

  /** Keeps the next request to a path waiting while something happens. */
  void during(String path, Happening happening) throws Exception {
    Catch wanted = new Catch(path, new CountDownLatch(1), new CountDownLatch(1));
    next.set(wanted);
    try {
      await(wanted.caught());
      happening.run();
    } finally {
      next.set(null);
      wanted.release().countDown();
    }
  }

  /** What happens meanwhile. */
  interface Happening {
    void run() throws Exception;
  }

  private static void await(CountDownLatch latch) {
    try {
      if (!latch.await(60, TimeUnit.SECONDS)) {
        throw new AssertionError("nothing came within a minute");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** How often each id came. */
  Map<String, AtomicInteger> webhooks() {
    return webhooks;
  }

  /** How often each text was shown. */
  Map<String, AtomicInteger> chat() {
    return chat;
  }

  /** Webhooks whose signature was wrong. */
  int forged() {
    return forged.get();
  }

  String url(String path) {
    return receiver.url(path);
  }

  @Override
  public void close() {
    receiver.close();
  }
}
