package io.tandem.warehouse.index;

import java.util.ArrayList;
import java.util.List;
import org.roaringbitmap.buffer.MutableRoaringBitmap;

/** Collects who did which event on which day while a section is written, person by person. */
final class DaySets {

  /** Makes days before 1970 keys too. */
  private static final int SHIFT = 1 << 20;

  /** The people of a symbol and day, and how many events they are. */
  static final class DaySet {
    final MutableRoaringBitmap people = new MutableRoaringBitmap();
    int events;
    private int last = -1;

    /** People come in ascending order. */
    void add(int low, int person) {
      events++;
      if (low != last) {
        people.add(person);
        last = low;
      }
    }
  }

  private final LongTable places = new LongTable();
  private final List<DaySet> sets = new ArrayList<>();

  DaySet of(int symbol, int day) {
    long key = (long) symbol << 32 | (day + SHIFT);
    int found = places.find(key);
    if (found >= 0) {
      return sets.get(places.value(found));
    }
    places.put(key, sets.size());
    DaySet made = new DaySet();
    sets.add(made);
    return made;
  }

  /** Symbols and days, in order of symbol, then day. */
  long[] keys() {
    return places.sortedKeys();
  }

  DaySet get(long key) {
    return sets.get(places.value(places.find(key)));
  }

  static int symbol(long key) {
    return (int) (key >>> 32);
  }

  static int day(long key) {
    return (int) key - SHIFT;
  }
}
