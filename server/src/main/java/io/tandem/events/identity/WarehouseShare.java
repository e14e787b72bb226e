package io.tandem.events.identity;

import io.tandem.events.ErasedPerson;
import io.tandem.events.PersonErasure;
import io.tandem.warehouse.Erasure;
import org.springframework.stereotype.Component;

/** Events and property copies in the event store. */
@Component
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
