package io.tandem.warehouse;

import java.util.List;

/** What is appended together: all of it becomes durable or none does. */
public record Batch(List<Event> events, List<PersonCopy> persons, List<MergeCopy> merges) {

  /** A batch of events alone. */
  public static Batch of(List<Event> events) {
    return new Batch(events, List.of(), List.of());
  }
}
