package io.tandem.flags.evaluation;

/**
 * MurmurHash3_x86_32 of a text's UTF-8 bytes, without making them.
 *
 * @see <a href="https://github.com/aappleby/smhasher/blob/master/src/MurmurHash3.cpp">Austin
 *     Appleby's reference</a>
 */
final class Murmur3 {

  private static final int C1 = 0xcc9e2d51;
  private static final int C2 = 0x1b873593;

  private Murmur3() {}

  /** An unpaired surrogate counts as a question mark, as {@link String#getBytes} has it. */
  static int hash(String text, int seed) {
    int hash = seed;
    int block = 0;
    int length = 0;
    for (int i = 0; i < text.length(); i++) {
      int bytes = text.charAt(i);
      int count = 1;
      if (bytes >= 0x80) {
        int point = text.codePointAt(i);
        i += Character.charCount(point) - 1;
        count = count(point);
        bytes = encode(point, count);
      }
      for (int b = 0; b < count; b++) {
        block |= ((bytes >>> (8 * b)) & 0xff) << (8 * (length & 3));
        length++;
        if ((length & 3) == 0) {
          hash = Integer.rotateLeft(hash ^ mixed(block), 13) * 5 + 0xe6546b64;
          block = 0;
        }
      }
    }
    return finished((length & 3) == 0 ? hash : hash ^ mixed(block), length);
  }

  private static int count(int point) {
    if (point < 0x800) {
      return 2;
    }
    if (point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE) {
      return 1;
    }
    return point < 0x10000 ? 3 : 4;
  }

  /** UTF-8, the first byte lowest. */
  private static int encode(int point, int count) {
    return switch (count) {
      case 1 -> '?';
      case 2 -> (0xc0 | (point >>> 6)) | (tail(point) << 8);
      case 3 -> (0xe0 | (point >>> 12)) | (tail(point >>> 6) << 8) | (tail(point) << 16);
      default ->
          (0xf0 | (point >>> 18))
              | (tail(point >>> 12) << 8)
              | (tail(point >>> 6) << 16)
              | (tail(point) << 24);
    };
  }

  private static int tail(int bits) {
    return 0x80 | (bits & 0x3f);
  }

  private static int mixed(int block) {
    return Integer.rotateLeft(block * C1, 15) * C2;
  }

  private static int finished(int hash, int length) {
    int h = hash ^ length;
    h = (h ^ (h >>> 16)) * 0x85ebca6b;
    h = (h ^ (h >>> 13)) * 0xc2b2ae35;
    return h ^ (h >>> 16);
  }
}
