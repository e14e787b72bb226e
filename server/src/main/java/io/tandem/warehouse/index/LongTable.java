package io.tandem.warehouse.index;

import java.util.Arrays;

/** A map from non-negative numbers to 32-bit ones: open addressing, nothing boxed. */
final class LongTable {

  private static final long FREE = -1;

  private long[] keys = new long[64];
  private int[] values = new int[64];
  private int size;

  LongTable() {
    Arrays.fill(keys, FREE);
  }

  /** Where the key is, or a negative number. */
  int find(long key) {
    int slot = slot(key);
    return keys[slot] == key ? slot : -1;
  }

  int value(int found) {
    return values[found];
  }

  void put(long key, int value) {
    int slot = slot(key);
    if (keys[slot] == FREE) {
      size++;
      keys[slot] = key;
    }
    values[slot] = value;
    if (size * 2 > keys.length) {
      grow();
    }
  }

  int size() {
    return size;
  }

  /** All keys, in order. */
  long[] sortedKeys() {
    long[] sorted = new long[size];
    int at = 0;
    for (long key : keys) {
      if (key != FREE) {
        sorted[at++] = key;
      }
    }
    Arrays.sort(sorted);
    return sorted;
  }

  private int slot(long key) {
    long mixed = (key ^ (key >>> 32)) * 0x9e3779b97f4a7c15L;
    int slot = (int) (mixed >>> 32) & (keys.length - 1);
    while (keys[slot] != FREE && keys[slot] != key) {
      slot = (slot + 1) & (keys.length - 1);
    }
    return slot;
  }

  private void grow() {
    long[] oldKeys = keys;
    int[] oldValues = values;
    keys = new long[oldKeys.length * 2];
    values = new int[oldKeys.length * 2];
    Arrays.fill(keys, FREE);
    for (int i = 0; i < oldKeys.length; i++) {
      if (oldKeys[i] != FREE) {
        int slot = slot(oldKeys[i]);
        keys[slot] = oldKeys[i];
        values[slot] = oldValues[i];
      }
    }
  }
}
