package io.tandem.warehouse;

import io.tandem.shared.ProjectId;
import io.tandem.shared.TandemException;

/** Removes a person from the event store for good. */
public interface Erasure {

  /**
   * Deletes all events and property copies of a person, those of the people merged into it
   * included. Keys and merges stay, so that a key is never given twice.
   *
   * @return how many events were deleted
   * @throws TandemException {@code busy} (503) when the store cannot do it now
   */
  long erase(ProjectId project, long person);
}
