package io.tandem.access;

import org.jspecify.annotations.Nullable;

/** Append-only record of every change: who, what, before, after. */
public interface AuditTrail {

  /**
   * Records a change. Call it inside the transaction that makes the change.
   *
   * @param action verb and object, e.g. {@code feature.update}
   * @param subject key of what changed
   * @param before state before as a JSON-serialisable value, null when it was created
   * @param after state after, null when it was deleted
   */
  void record(
      Actor actor, String action, String subject, @Nullable Object before, @Nullable Object after);
}
