package io.tandem.events.live;

import io.tandem.events.LiveEvent;
import io.tandem.events.LiveEvents;
import io.tandem.shared.CommonError;
import io.tandem.shared.ProjectId;
import io.tandem.shared.TandemException;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/**
 * Live events as server-sent events. Each reader has a short queue; a reader slower than the events
 * misses some rather than holding up capture.
 */
@Component
class LiveStreams {

  private static final int QUEUE = 500;
  private static final int MOST = 200;
  private static final Duration LIFETIME = Duration.ofMinutes(30);

  private final LiveEvents live;
  private final AtomicInteger readers = new AtomicInteger();

  LiveStreams(LiveEvents live) {
    this.live = live;
  }

  /**
   * A new stream.
   *
   * @throws TandemException {@code busy} when too many are open
   */
  SseEmitter open(ProjectId project) {
    if (readers.incrementAndGet() > MOST) {
      readers.decrementAndGet();
      throw new TandemException(CommonError.BUSY, 30);
    }
    SseEmitter emitter = new SseEmitter(LIFETIME.toMillis());
    BlockingQueue<LiveEvent> queue = new ArrayBlockingQueue<>(QUEUE);
    AtomicBoolean open = new AtomicBoolean(true);
    emitter.onCompletion(() -> open.set(false));
    emitter.onTimeout(() -> open.set(false));
    LiveEvents.Watch watch = live.watch(project, queue::offer);
    Thread.ofVirtual().name("live-events").start(() -> send(emitter, queue, watch, open));
    return emitter;
  }

  private void send(
      SseEmitter emitter,
      BlockingQueue<LiveEvent> queue,
      LiveEvents.Watch watch,
      AtomicBoolean open) {
    try (watch) {
      emitter.send(SseEmitter.event().comment("ready"));
      while (open.get()) {
        LiveEvent event = queue.poll(10, TimeUnit.SECONDS);
        emitter.send(
            event == null
                ? SseEmitter.event().comment("still here")
                : SseEmitter.event()
                    .name("live")
                    .id(Long.toString(event.id()))
                    .data(event, MediaType.APPLICATION_JSON));
      }
      emitter.complete();
    } catch (IOException | IllegalStateException gone) {
      leave(emitter, gone);
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
      emitter.complete();
    } finally {
      readers.decrementAndGet();
    }
  }

  /** The reader went away; the container may have ended the request already. */
  private static void leave(SseEmitter emitter, Exception gone) {
    try {
      emitter.completeWithError(gone);
    } catch (IllegalStateException over) {
      // nothing is left to end
    }
  }
}
