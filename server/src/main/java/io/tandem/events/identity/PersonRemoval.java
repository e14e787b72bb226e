package io.tandem.events.identity;

import io.tandem.access.Actor;
import io.tandem.access.AuditTrail;
import io.tandem.events.ErasedPerson;
import io.tandem.shared.CommonError;
import io.tandem.shared.ProjectId;
import io.tandem.shared.TandemException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** The first step of an erasure: ids and properties go, what is left to do is recorded. */
@Component
class PersonRemoval {

  private final Identities identities;
  private final ErasureGate gate;
  private final ErasureStore store;
  private final AuditTrail audit;
  private final Clock clock;

  PersonRemoval(
      Identities identities, ErasureGate gate, ErasureStore store, AuditTrail audit, Clock clock) {
    this.identities = identities;
    this.gate = gate;
    this.store = store;
    this.audit = audit;
    this.clock = clock;
  }

  /** Commits while no batch is on its way; from then on the ids belong to nobody. */
  ErasedPerson remove(Actor actor, long person) {
    return gate.enterAlone(
        () -> identities.forget(actor.projectId(), () -> takeAway(actor, person)));
  }

  private ErasedPerson takeAway(Actor actor, long person) {
    ProjectId project = actor.projectId();
    List<Long> keys = store.keys(project, person);
    if (keys.isEmpty()) {
      throw new TandemException(CommonError.NOT_FOUND);
    }
    ErasedPerson erased = new ErasedPerson(project, keys, store.deleteIds(project, keys));
    store.deletePersons(project, keys);
    store.insert(erased, clock.millis());
    String subject = Long.toString(keys.getFirst());
    audit.record(actor, "person.erase", subject, Map.of("ids", erased.distinctIds().size()), null);
    return erased;
  }
}
