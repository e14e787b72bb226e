package io.tandem.audiences.live;

import io.tandem.events.Merges.Merge;
import java.util.HashMap;
import java.util.Map;
import org.roaringbitmap.RoaringBitmap;

/** Everybody of a project, and who turned out to be whom. Keys are unsigned ints. */
final class People {

  private final RoaringBitmap everybody = new RoaringBitmap();
  private final Map<Integer, Integer> merged = new HashMap<>();

  RoaringBitmap everybody() {
    return everybody;
  }

  /** The person a key belongs to as far as is known. */
  int survivor(long key) {
    int person = (int) key;
    Integer into = merged.get(person);
    while (into != null) {
      person = into;
      into = merged.get(person);
    }
    return person;
  }

  /** Whom some keys belong to: of merged people the one who stayed. */
  RoaringBitmap survivors(RoaringBitmap keys) {
    RoaringBitmap survivors = keys.clone();
    merged
        .keySet()
        .forEach(gone -> {
          if (survivors.checkedRemove(gone)) {
            survivors.add(survivor(Integer.toUnsignedLong(gone)));
          }
        });
    return survivors;
  }

  /** True when the person is new. */
  boolean met(int person) {
    return everybody.checkedAdd(person);
  }

  /** Learns of a merge; false when both were one already. */
  boolean merge(Merge merge) {
    int from = survivor(merge.from());
    int into = survivor(merge.into());
    if (from == into) {
      return false;
    }
    merged.put(from, into);
    if (everybody.contains(from)) {
      everybody.remove(from);
      everybody.add(into);
    }
    return true;
  }

  void forget(int person) {
    everybody.remove(person);
  }
}
