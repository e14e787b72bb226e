package io.tandem.metrics;

import io.tandem.catalog.Definition;
import io.tandem.shared.EventSelector;
import java.util.List;

/** A set of people by what they did in a bucket. */
sealed interface Doers {

  /** Those who did one of the events; nobody when there is none. */
  record AnyOf(List<EventSelector> events) implements Doers {}

  /** Those who did any deliberate event, see {@link Definition#active}. */
  record Deliberate() implements Doers {}

  /**
   * Those who were in a segment when the bucket began, whatever they did.
   *
   * @param segment its id
   * @param key its key
   */
  record Members(long segment, String key) implements Doers {}

  /** The active people of a project. */
  static Doers active(Definition definition) {
    return definition.active().isEmpty() ? new Deliberate() : new AnyOf(definition.active());
  }
}
