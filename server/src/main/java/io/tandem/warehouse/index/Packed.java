package io.tandem.warehouse.index;

/**
 * An event of a sequence as one non-negative number that sorts by time: 43 bits of milliseconds
 * since 1830, then 20 bits that name the event in its section's list of symbols.
 */
final class Packed {

  static final int SYMBOLS = 1 << 20;

  private static final int SYMBOL_BITS = 20;
  private static final long SHIFT = 1L << 42;

  private Packed() {}

  /** Times beyond 139 years from 1970 become that; capture refuses them, and no query asks. */
  static long of(long time, int symbol) {
    long shifted = Math.clamp(time, -SHIFT, SHIFT - 1) + SHIFT;
    return shifted << SYMBOL_BITS | symbol;
  }

  static long time(long packed) {
    return (packed >>> SYMBOL_BITS) - SHIFT;
  }

  static int symbol(long packed) {
    return (int) packed & (SYMBOLS - 1);
  }

  static long withSymbol(long packed, int symbol) {
    return (packed & -SYMBOLS) | symbol;
  }
}
