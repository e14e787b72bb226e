package io.tandem.audiences.registry;

import io.tandem.audiences.live.SegmentUpkeep;
import io.tandem.events.ErasedPerson;
import io.tandem.events.PersonErasure;
import org.roaringbitmap.RoaringBitmap;
import org.springframework.stereotype.Component;

/** Whoever is erased is in no segment, was in none, and is on no list. */
@Component
class SegmentErasure implements PersonErasure {

  private final OutcomeStore store;
  private final SegmentUpkeep upkeep;

  SegmentErasure(OutcomeStore store, SegmentUpkeep upkeep) {
    this.store = store;
    this.upkeep = upkeep;
  }

  @Override
  public void erase(ErasedPerson person) {
    RoaringBitmap keys = new RoaringBitmap();
    person.keys().forEach(key -> keys.add(key.intValue()));
    store.erase(person.project().value(), keys);
    upkeep.erase(person);
  }
}
