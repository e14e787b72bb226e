package io.tandem.events.live;

import io.tandem.events.LiveEvent;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The last events of one project. What was refused has room of its own, so that a busy project does
 * not wash it away.
 */
final class Ring {

  static final int STORED = 1000;
  static final int REFUSED = 500;

  private final ArrayDeque<LiveEvent> stored = new ArrayDeque<>();
  private final ArrayDeque<LiveEvent> refused = new ArrayDeque<>();
  private final List<Consumer<LiveEvent>> listeners = new CopyOnWriteArrayList<>();
  private long last;

  /** Adds what {@code make} gives for the next id. */
  synchronized LiveEvent add(java.util.function.LongFunction<LiveEvent> make) {
    LiveEvent event = make.apply(++last);
    boolean refusal = event.status() == LiveEvent.Status.REJECTED;
    ArrayDeque<LiveEvent> ring = refusal ? refused : stored;
    ring.addFirst(event);
    if (ring.size() > (refusal ? REFUSED : STORED)) {
      ring.removeLast();
    }
    return event;
  }

  synchronized List<LiveEvent> recent(Predicate<LiveEvent> wanted, int limit) {
    List<LiveEvent> found =
        new ArrayList<>(Stream.concat(stored.stream(), refused.stream()).filter(wanted).toList());
    found.sort(Comparator.comparingLong(LiveEvent::id).reversed());
    return List.copyOf(found.subList(0, Math.min(limit, found.size())));
  }

  synchronized void remove(Predicate<LiveEvent> unwanted) {
    stored.removeIf(unwanted);
    refused.removeIf(unwanted);
  }

  boolean watched() {
    return !listeners.isEmpty();
  }

  void tell(LiveEvent event) {
    listeners.forEach(listener -> listener.accept(event));
  }

  void listen(Consumer<LiveEvent> listener) {
    listeners.add(listener);
  }

  void forget(Consumer<LiveEvent> listener) {
    listeners.remove(listener);
  }
}
