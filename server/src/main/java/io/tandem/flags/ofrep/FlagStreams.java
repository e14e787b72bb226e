package io.tandem.flags.ofrep;

import io.tandem.access.WriteKeys;
import io.tandem.access.WriteKeys.Target;
import io.tandem.flags.live.LiveFlags;
import io.tandem.shared.CommonError;
import io.tandem.shared.TandemException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Streams that tell apps to ask again, as OFREP's ADR 8 has them. Each is served by the (virtual)
 * thread of its request, which sleeps until flags change.
 */
@Component
class FlagStreams implements SmartLifecycle {

  private static final int MOST = 5_000;
  private static final long PING_SECONDS = 15;
  private static final Pattern ETAG = Pattern.compile("\"?[0-9]+-[0-9]+-([0-9]{1,18})\"?");

  private final LiveFlags live;
  private final WriteKeys keys;
  private final Clock clock;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final AtomicInteger open = new AtomicInteger();
  private volatile boolean running;

  FlagStreams(LiveFlags live, WriteKeys keys, Clock clock) {
    this.live = live;
    this.keys = keys;
    this.clock = clock;
    live.onChange(this::wake);
  }

  /**
   * What a write key belongs to.
   *
   * @throws TandemException {@code general} (401)
   */
  Target target(@Nullable String writeKey) {
    if (writeKey == null || writeKey.isBlank()) {
      throw new TandemException(OfrepError.GENERAL);
    }
    return keys.resolve(writeKey.strip())
        .orElseThrow(() -> new TandemException(OfrepError.GENERAL));
  }

  /** The JSON that offers the stream; browsers cannot send headers to streams. */
  static String offered(@Nullable String writeKey) {
    String key = URLEncoder.encode(String.valueOf(writeKey), StandardCharsets.UTF_8);
    return "[{\"type\":\"sse\",\"endpoint\":{\"requestUri\":\"/ofrep/v1/events?key="
        + key
        + "\"},\"inactivityDelaySec\":120}]";
  }

  /**
   * Reads changes that another server told of and this one has not seen yet.
   *
   * @param told the tag that came with the news, or null
   */
  void catchUp(Target target, @Nullable String told) {
    Matcher tag = ETAG.matcher(told == null ? "" : told);
    if (tag.matches()) {
      live.catchUp(target.project(), Long.parseLong(tag.group(1)));
    }
  }

  /**
   * Tells of changes until the client goes away.
   *
   * @throws TandemException {@code general} (401), {@code busy} when too many streams are open
   */
  void serve(HttpServletRequest request, HttpServletResponse response) throws IOException {
    Target target = target(request.getParameter("key"));
    if (!running || open.incrementAndGet() > MOST) {
      open.decrementAndGet();
      throw new TandemException(CommonError.BUSY, 30);
    }
    try {
      response.setContentType("text/event-stream");
      response.setCharacterEncoding("UTF-8");
      response.setHeader("Cache-Control", "no-cache");
      response.setHeader("X-Accel-Buffering", "no"); // proxies pass it on at once
      tell(target, request.getHeader("Last-Event-ID"), response.getOutputStream());
    } finally {
      open.decrementAndGet();
    }
  }

  private void tell(Target target, @Nullable String last, OutputStream out) throws IOException {
    long seen = live.changes(target.project());
    // whoever asked before the stream was open may have missed a change
    boolean news = !Long.toString(seen).equals(last);
    while (running) {
      String text = news ? event(target, seen) : ": here\n\n";
      out.write(text.getBytes(StandardCharsets.UTF_8));
      out.flush();
      long now = next(target, seen);
      news = now != seen;
      seen = now;
    }
  }

  private String event(Target target, long changes) {
    String data =
        "{\"type\":\"refetchEvaluation\",\"etag\":\"\\\"%d-%d-%d\\\"\",\"lastModified\":%d}";
    return ("id: %d\nevent: message\ndata: " + data + "\n\n")
        .formatted(
            changes,
            target.project().value(),
            target.environment(),
            changes,
            clock.instant().getEpochSecond());
  }

  /** Waits for a change, though not for ever: the line has to be kept alive. */
  private long next(Target target, long seen) throws InterruptedIOException {
    long left = TimeUnit.SECONDS.toNanos(PING_SECONDS);
    lock.lock();
    try {
      while (running && left > 0 && live.changes(target.project()) == seen) {
        left = changed.awaitNanos(left);
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("the stream was stopped");
    } finally {
      lock.unlock();
    }
    return live.changes(target.project());
  }

  private void wake() {
    lock.lock();
    try {
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void start() {
    running = true;
  }

  /** Before the web server waits for requests to end: streams would not end by themselves. */
  @Override
  public void stop() {
    running = false;
    wake();
  }

  @Override
  public boolean isRunning() {
    return running;
  }
}
