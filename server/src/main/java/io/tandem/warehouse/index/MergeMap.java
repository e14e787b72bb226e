package io.tandem.warehouse.index;

import java.util.HashMap;
import java.util.Map;
import org.roaringbitmap.buffer.ImmutableRoaringBitmap;
import org.roaringbitmap.buffer.MutableRoaringBitmap;

/** Who was merged into whom, of all projects. Guarded by the index's lock. */
final class MergeMap {

  private static final ImmutableRoaringBitmap NOBODY = new MutableRoaringBitmap();

  private final LongTable survivors = new LongTable();
  private final Map<Integer, MutableRoaringBitmap> gone = new HashMap<>();

  /** The person an event of this one belongs to. */
  int resolve(int project, int person) {
    int found = survivors.find(key(project, person));
    return found < 0 ? person : survivors.value(found);
  }

  void put(int project, int from, int into) {
    survivors.put(key(project, from), into);
    gone.computeIfAbsent(project, none -> new MutableRoaringBitmap()).add(from);
  }

  /** Everybody of a project who is somebody else now. */
  ImmutableRoaringBitmap gone(int project) {
    return gone.getOrDefault(project, (MutableRoaringBitmap) NOBODY);
  }

  private static long key(int project, int person) {
    return (long) project << 32 | Integer.toUnsignedLong(person);
  }
}
