package io.tandem.shared;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/**
 * Hands out a number of places fairly: those who wait are served in turn, one turn of each, so that
 * nobody waits longer for having come after somebody who asks for much. Whoever asks twice is
 * served in that order.
 */
public final class Turns {

  private final ToIntFunction<String> each;
  private int free;

  /** Who waits, in the order of their turns. */
  private final Map<String, Deque<Turn>> queues = new LinkedHashMap<>();

  private final Map<String, Integer> held = new HashMap<>();

  /**
   * Places nobody holds yet.
   *
   * @param places how many there are
   * @param each how many of them somebody may hold
   */
  public Turns(int places, ToIntFunction<String> each) {
    this.free = places;
    this.each = each;
  }

  /** One's place, or the wait for it. */
  public final class Turn implements AutoCloseable {
    private final String who;
    private final Runnable granted;
    private boolean has;
    private boolean over;

    private Turn(String who, Runnable granted) {
      this.who = who;
      this.granted = granted;
    }

    /** Gives the place back, or waits for it no longer; the second time nothing happens. */
    @Override
    public void close() {
      leave(this);
    }
  }

  /**
   * Asks for a place.
   *
   * @param granted called once there is one, at once or by whoever gives one back; must be quick
   */
  public Turn ask(String who, Runnable granted) {
    Turn turn = new Turn(who, granted);
    synchronized (this) {
      queues.computeIfAbsent(who, none -> new ArrayDeque<>()).add(turn);
    }
    serve();
    return turn;
  }

  /** How many places somebody waits for. */
  public synchronized int waiting(String who) {
    Deque<Turn> queue = queues.get(who);
    return queue == null ? 0 : queue.size();
  }

  private void leave(Turn turn) {
    synchronized (this) {
      if (turn.over) {
        return;
      }
      turn.over = true;
      if (turn.has) {
        free++;
        held.computeIfPresent(turn.who, (who, places) -> places == 1 ? null : places - 1);
      } else {
        Deque<Turn> queue = queues.get(turn.who);
        if (queue != null && queue.remove(turn) && queue.isEmpty()) {
          queues.remove(turn.who);
        }
      }
    }
    serve();
  }

  private void serve() {
    List<Turn> served = new ArrayList<>();
    synchronized (this) {
      for (Turn next = next(); next != null; next = next()) {
        next.has = true;
        free--;
        held.merge(next.who, 1, Integer::sum);
        served.add(next);
      }
    }
    served.forEach(turn -> turn.granted.run());
  }

  private @Nullable Turn next() {
    if (free == 0) {
      return null;
    }
    Optional<String> who =
        queues.keySet().stream()
            .filter(one -> held.getOrDefault(one, 0) < each.applyAsInt(one))
            .findFirst();
    if (who.isEmpty()) {
      return null;
    }
    Deque<Turn> queue = Objects.requireNonNull(queues.remove(who.get()));
    Turn turn = queue.remove();
    if (!queue.isEmpty()) {
      queues.put(who.get(), queue);
    }
    return turn;
  }
}
