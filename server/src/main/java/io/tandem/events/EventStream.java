package io.tandem.events;

import io.tandem.shared.ProjectId;
import io.tandem.warehouse.Event;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** The stored events in commit order, as they arrive. */
public interface EventStream {

  /**
   * Reads all events from the first, or on from where {@code name} stopped before a restart, on a
   * thread of its own. The cursor moves in the same PostgreSQL transaction the handler runs in: a
   * handler that writes only there sees each event exactly once, any other must be idempotent. A
   * handler that throws gets the same events again after a pause, in ever smaller parts; a single
   * event that it cannot take is logged and passed over, unless something was merely busy.
   *
   * @param name of the cursor; never change it
   * @param handler gets at most a few thousand events at a time, in order
   */
  void subscribe(String name, Consumer<List<Event>> handler);

  /**
   * Tells, without a durable cursor and from now on, which projects got events. Called on a thread
   * of the stream; several commits may come as one call.
   */
  void onArrival(Consumer<Set<ProjectId>> listener);
}
