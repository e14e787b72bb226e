package io.tandem.messaging;

import io.tandem.shared.ProjectId;

/** Whoever put something into the outbox and wants to know what became of it. */
public interface DeliveryListener {

  /**
   * A delivery was sent, failed or became unknown. Called in the transaction that records it; other
   * deliveries of the same reference do not change meanwhile.
   */
  void finished(ProjectId project, Delivery delivery);
}
