package io.tandem.boards;

import io.tandem.access.Project;
import io.tandem.boards.BoardToday.TodayTile;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/**
 * One open board. Messages go out on a thread of its own, so that a slow client delays nobody; when
 * they come faster than the client reads, only the newest is kept.
 */
final class BoardListener {

  private sealed interface Message {
    record Numbers(BoardToday today) implements Message {}

    record Ping() implements Message {}

    record End() implements Message {}
  }

  private final Project project;
  private final BoardChoice choice;
  private final SseEmitter emitter;
  private final AtomicReference<@Nullable Message> waiting = new AtomicReference<>();
  private final Thread sender;
  private @Nullable BoardToday told;

  BoardListener(Project project, BoardChoice choice, SseEmitter emitter) {
    this.project = project;
    this.choice = choice;
    this.emitter = emitter;
    this.sender = Thread.ofVirtual().name("board-listener").start(this::send);
  }

  Project project() {
    return project;
  }

  BoardChoice choice() {
    return choice;
  }

  /** Sends the numbers unless the client has them already. */
  void tell(BoardToday today) {
    BoardToday before = told;
    if (before == null || !sameNumbers(before.tiles(), today.tiles())) {
      told = today;
      hand(new Message.Numbers(today));
    }
  }

  /** Lets proxies and the client know that the line is alive. */
  void ping() {
    if (waiting.compareAndSet(null, new Message.Ping())) {
      LockSupport.unpark(sender);
    }
  }

  /** Ends the stream; the client will connect anew. */
  void end() {
    hand(new Message.End());
  }

  private void hand(Message message) {
    waiting.updateAndGet(before -> before instanceof Message.End ? before : message);
    LockSupport.unpark(sender);
  }

  private void send() {
    boolean open = true;
    while (open) {
      Message message = waiting.getAndSet(null);
      open =
          switch (message) {
            case null -> parked();
            case Message.End _ -> ended();
            case Message.Ping _ -> sent(SseEmitter.event().comment("alive"));
            case Message.Numbers numbers ->
                sent(SseEmitter.event().name("today").data(numbers.today()));
          };
    }
  }

  private boolean parked() {
    LockSupport.park(this);
    return true;
  }

  private boolean ended() {
    emitter.complete();
    return false;
  }

  private boolean sent(SseEmitter.SseEventBuilder event) {
    try {
      emitter.send(event);
      return true;
    } catch (IOException | IllegalStateException gone) {
      leave(gone);
      return false;
    }
  }

  /** The reader went away; the container may have ended the request already. */
  private void leave(Exception gone) {
    try {
      emitter.completeWithError(gone);
    } catch (IllegalStateException over) {
      // nothing is left to end
    }
  }

  private static boolean sameNumbers(List<TodayTile> before, List<TodayTile> now) {
    if (before.size() != now.size()) {
      return false;
    }
    for (int i = 0; i < now.size(); i++) {
      if (!now.get(i).sameNumbers(before.get(i))) {
        return false;
      }
    }
    return true;
  }
}
