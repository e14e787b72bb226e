package io.tandem.events;

import io.tandem.access.Actor;
import io.tandem.shared.TandemException;

/** Erases people for good. */
public interface PersonErasures {

  /**
   * Erases a person: ids and properties at once, events and the shares of all {@link PersonErasure}
   * right after. What cannot be done now (a busy store, a crash) is done by itself later; the
   * person is not found any more from the moment this returns.
   *
   * @param person a key of the person, merged away or not
   * @return true when everything is erased, false while the rest waits for a store
   * @throws TandemException {@code not_found} when the project has no such person; {@code busy}
   *     (503) when nothing was done
   */
  boolean erase(Actor actor, long person);
}
