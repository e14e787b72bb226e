package io.tandem.messaging;

import io.tandem.access.Actor;
import io.tandem.access.AuditTrail;
import io.tandem.shared.CommonError;
import io.tandem.shared.TandemException;
import java.time.Clock;
import java.util.UUID;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What people say about deliveries of which nobody knows whether they arrived. */
@Component
class DeliveryDecisions {

  private final Deliveries deliveries;
  private final DeliveryStore store;
  private final AttemptStore attempts;
  private final ObjectProvider<DeliveryListener> listeners;
  private final Sight sight;

  DeliveryDecisions(
      Deliveries deliveries,
      DeliveryStore store,
      AttemptStore attempts,
      ObjectProvider<DeliveryListener> listeners,
      Sight sight) {
    this.deliveries = deliveries;
    this.store = store;
    this.attempts = attempts;
    this.listeners = listeners;
    this.sight = sight;
  }

  /** When something is decided, and where it is written down. */
  @Component
  record Sight(AuditTrail audit, Clock clock) {}

  /**
   * Settles an unknown delivery, and with it what waits for it.
   *
   * @param arrived what somebody saw in the chat
   * @throws TandemException {@code not_found}, {@code delivery_known}
   */
  @Transactional
  Delivery decide(Actor actor, UUID id, boolean arrived, String comment) {
    Delivery before = deliveries.get(actor.projectId(), id);
    if (before.reference() != null) {
      attempts.lockReference(actor.projectId(), before.reference());
    }
    DeliveryState state = arrived ? DeliveryState.SENT : DeliveryState.FAILED;
    if (!store.decide(actor.projectId(), id, state, sight.clock().instant())) {
      throw new TandemException(MessagingError.DELIVERY_KNOWN);
    }
    Delivery after =
        store
            .find(actor.projectId(), id)
            .orElseThrow(() -> new TandemException(CommonError.NOT_FOUND));
    sight
        .audit()
        .record(actor, "delivery.decide", id.toString(), before, new Decided(after, comment));
    listeners.forEach(listener -> listener.finished(actor.projectId(), after));
    return after;
  }

  /** What was seen. */
  record Decided(Delivery delivery, String comment) {}
}
