package io.tandem.events.identity;

import io.tandem.events.ErasedPerson;
import io.tandem.events.PersonErasure;
import io.tandem.warehouse.Erasure;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Events and property copies in the event store. They go first: whatever is derived follows. */
@Component
@Order(0)
class WarehouseShare implements PersonErasure {

  private final Erasure erasure;

  WarehouseShare(Erasure erasure) {
    this.erasure = erasure;
  }

  /** Key by key: a merge whose copy did not arrive yet is unknown there. */
  @Override
  public void erase(ErasedPerson person) {
    person.keys().forEach(key -> erasure.erase(person.project(), key));
  }
}
