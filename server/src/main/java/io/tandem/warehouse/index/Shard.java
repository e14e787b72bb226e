package io.tandem.warehouse.index;

import java.util.Comparator;

/**
 * 65,536 neighbouring person keys of a project: they are stored together and answered by one
 * thread, and take no more memory than that while they are.
 *
 * @param number the upper 16 bits of the keys
 */
record Shard(int project, int number) implements Comparable<Shard> {

  static final int PEOPLE = 1 << 16;

  private static final Comparator<Shard> ORDER =
      Comparator.comparingInt(Shard::project).thenComparingInt(Shard::number);

  static Shard of(int project, int person) {
    return new Shard(project, person >>> 16);
  }

  static int low(int person) {
    return person & 0xffff;
  }

  /** The whole key, as unsigned 32 bit. */
  int person(int low) {
    return number << 16 | low;
  }

  @Override
  public int compareTo(Shard other) {
    return ORDER.compare(this, other);
  }
}
