package io.tandem.experiments.table;

import java.util.Arrays;

/**
 * Which row each unit has, in the order in which they come, by a 64-bit fingerprint of its name:
 * among ten million units two share one with probability 3·10⁻⁶. A unit takes at most 32 bytes,
 * also while it grows.
 */
final class UnitBook {

  private static final long PRIME = 0x9E3779B97F4A7C15L;
  private static final int FREE = -1;

  private long[] fingerprints = new long[1 << 10];
  private int[] slots = new int[1 << 11];
  private int size;

  UnitBook() {
    Arrays.fill(slots, FREE);
  }

  /** The row of a unit seen before; -1 when it is new, and from now on at the next row. */
  int seen(String unit) {
    if (size * 3L >= slots.length * 2L) {
      grow();
    }
    long fingerprint = fingerprint(unit);
    int slot = slot(fingerprint);
    if (slots[slot] != FREE) {
      return slots[slot];
    }
    if (size == fingerprints.length) {
      fingerprints = Arrays.copyOf(fingerprints, size + size / 2);
    }
    fingerprints[size] = fingerprint;
    slots[slot] = size++;
    return -1;
  }

  private int slot(long fingerprint) {
    int slot = (int) (fingerprint >>> 32) & (slots.length - 1);
    while (slots[slot] != FREE && fingerprints[slots[slot]] != fingerprint) {
      slot = (slot + 1) & (slots.length - 1);
    }
    return slot;
  }

  private void grow() {
    slots = new int[slots.length * 2];
    Arrays.fill(slots, FREE);
    for (int row = 0; row < size; row++) {
      slots[slot(fingerprints[row])] = row;
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
