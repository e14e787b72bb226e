package io.tandem.messaging.http;

import java.math.BigInteger;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.List;

/**
 * Which addresses a request may go to. Open are globally reachable unicast addresses only (IANA's
 * special-purpose registries, RFC 6890); everything that leads into this machine or its network is
 * closed: loopback, private, carrier-grade NAT, link-local with the clouds' metadata services,
 * multicast, and the IPv6 forms that carry an IPv4 address.
 *
 * @param allowPrivate opens loopback and private networks for installations whose receivers stand
 *     there; link-local, metadata services and the rest stay closed
 */
public record AddressGuard(boolean allowPrivate) {

  private static final List<Block> INTERNAL =
      List.of(
          Block.of("10.0.0.0", 8),
          Block.of("127.0.0.0", 8),
          Block.of("172.16.0.0", 12),
          Block.of("192.168.0.0", 16));

  private static final List<Block> CLOSED =
      List.of(
          Block.of("0.0.0.0", 8),
          Block.of("100.64.0.0", 10), // carrier-grade NAT; 100.100.100.200 is a metadata service
          Block.of("168.63.129.16", 32), // a cloud's host agent
          Block.of("169.254.0.0", 16), // link-local; 169.254.169.254 is the metadata service
          Block.of("192.0.0.0", 24),
          Block.of("192.0.2.0", 24),
          Block.of("192.88.99.0", 24),
          Block.of("198.18.0.0", 15),
          Block.of("198.51.100.0", 24),
          Block.of("203.0.113.0", 24),
          Block.of("224.0.0.0", 4),
          Block.of("240.0.0.0", 4));

  private static final List<Block> INTERNAL_6 =
      List.of(Block.of("::1", 128), Block.of("fc00::", 7));

  private static final Block METADATA_6 = Block.of("fd00:ec2::", 32);

  /** Only these of all IPv6 are handed out for the internet. */
  private static final Block GLOBAL_6 = Block.of("2000::", 3);

  private static final List<Block> CLOSED_6 =
      List.of(
          Block.of("2001::", 23), // Teredo and other tunnels
          Block.of("2001:db8::", 32),
          Block.of("2002::", 16), // 6to4 carries an IPv4 address
          Block.of("3fff::", 20));

  /** True when a request may go there. */
  public boolean open(InetAddress address) {
    byte[] bytes = address.getAddress();
    if (address instanceof Inet4Address) {
      return !in(CLOSED, bytes) && (allowPrivate || !in(INTERNAL, bytes));
    }
    if (METADATA_6.holds(bytes)) {
      return false;
    }
    if (in(INTERNAL_6, bytes)) {
      return allowPrivate;
    }
    return GLOBAL_6.holds(bytes) && !in(CLOSED_6, bytes);
  }

  private static boolean in(List<Block> blocks, byte[] address) {
    return blocks.stream().anyMatch(block -> block.holds(address));
  }

  /** A block of addresses: those that share its first bits. */
  private record Block(BigInteger start, int bits, int length) {

    static Block of(String address, int bits) {
      byte[] bytes = InetAddress.ofLiteral(address).getAddress();
      int length = bytes.length * 8;
      return new Block(new BigInteger(1, bytes).shiftRight(length - bits), bits, length);
    }

    boolean holds(byte[] address) {
      return address.length * 8 == length
          && new BigInteger(1, address).shiftRight(length - bits).equals(start);
    }
  }
}
