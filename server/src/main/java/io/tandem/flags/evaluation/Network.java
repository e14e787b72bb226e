package io.tandem.flags.evaluation;

import java.net.InetAddress;
import org.jspecify.annotations.Nullable;

/**
 * A range of addresses, in CIDR notation.
 *
 * @param address 4 bytes of IPv4 or 16 of IPv6
 * @param bits how many of them, from the left, all its addresses share
 */
record Network(byte[] address, int bits) {

  /**
   * @throws io.tandem.shared.TandemException {@code invalid_request}
   */
  static Network parse(String text) {
    int slash = text.indexOf('/');
    byte[] address = address(slash < 0 ? text : text.substring(0, slash));
    if (address == null) {
      throw ValueTests.refused(text + " is no network such as 10.0.0.0/8");
    }
    int all = address.length * Byte.SIZE;
    String length = slash < 0 ? Integer.toString(all) : text.substring(slash + 1);
    if (!length.matches("[0-9]{1,3}") || Integer.parseInt(length) > all) {
      throw ValueTests.refused(text + " has no length from 0 to " + all);
    }
    return new Network(address, Integer.parseInt(length));
  }

  /** The bytes of an address; null when the text is none. No name is looked up. */
  static byte @Nullable [] address(String text) {
    try {
      return InetAddress.ofLiteral(text.strip()).getAddress();
    } catch (IllegalArgumentException none) {
      return null;
    }
  }

  boolean holds(byte[] other) {
    if (other.length != address.length) {
      return false;
    }
    int whole = bits / Byte.SIZE;
    for (int i = 0; i < whole; i++) {
      if (other[i] != address[i]) {
        return false;
      }
    }
    int rest = bits % Byte.SIZE;
    return rest == 0 || ((other[whole] ^ address[whole]) >> (Byte.SIZE - rest)) == 0;
  }
}
