package io.tandem.events.intake;

import io.tandem.shared.TandemException;

/**
 * Validates, identifies and appends events. Once it returns, everything accepted is durable; when
 * it throws, the caller may send the same batch again: events that did get in are then reported as
 * duplicates, and repeated merges and person properties change nothing.
 */
public interface Intake {

  /**
   * Takes a batch in. One bad event never costs the others.
   *
   * @throws TandemException {@code busy} (503) when a store cannot take it now
   */
  IntakeResult accept(IntakeBatch batch);
}
