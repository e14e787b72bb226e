package io.tandem.experiments.table;

import java.util.Arrays;

/**
 * Which row a unit was first seen in, by a 64-bit fingerprint of its name: among ten million units
 * two share one with probability 3·10⁻⁶.
 */
final class UnitBook {

  private static final long PRIME = 0x9E3779B97F4A7C15L;

  private long[] fingerprints = new long[1 << 10];
  private int[] rows = new int[1 << 10];
  private int size;

  UnitBook() {
    Arrays.fill(rows, -1);
  }

  /** The row of a unit seen before; -1 when it is new, and from now on at this row. */
  int seen(String unit, int row) {
    if (size * 2 >= rows.length) {
      grow();
    }
    long fingerprint = fingerprint(unit);
    int slot = slot(fingerprint);
    if (rows[slot] >= 0) {
      return rows[slot];
    }
    fingerprints[slot] = fingerprint;
    rows[slot] = row;
    size++;
    return -1;
  }

  private int slot(long fingerprint) {
    int slot = (int) (fingerprint >>> 32) & (rows.length - 1);
    while (rows[slot] >= 0 && fingerprints[slot] != fingerprint) {
      slot = (slot + 1) & (rows.length - 1);
    }
    return slot;
  }

  private void grow() {
    long[] before = fingerprints;
    int[] rowsBefore = rows;
    fingerprints = new long[before.length * 2];
    rows = new int[before.length * 2];
    Arrays.fill(rows, -1);
    for (int i = 0; i < before.length; i++) {
      if (rowsBefore[i] >= 0) {
        int slot = slot(before[i]);
        fingerprints[slot] = before[i];
        rows[slot] = rowsBefore[i];
      }
    }
  }

  /** Each character multiplied in, then mixed as in SplitMix64 (Steele, Lea and Flood 2014). */
  private static long fingerprint(String unit) {
    long hash = unit.length() * PRIME;
    for (int i = 0; i < unit.length(); i++) {
      hash = mixed(hash ^ unit.charAt(i)) + PRIME;
    }
    return mixed(hash);
  }

  private static long mixed(long value) {
    long mixed = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
    mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
    return mixed ^ (mixed >>> 31);
  }
}
