package io.tandem.messaging.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AddressGuardTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "127.0.0.1",
        "127.255.255.254",
        "0.0.0.0",
        "10.1.2.3",
        "172.16.0.1",
        "172.31.255.255",
        "192.168.1.1",
        "169.254.169.254",
        "169.254.0.1",
        "100.64.0.1",
        "100.100.100.200",
        "100.127.255.255",
        "168.63.129.16",
        "192.0.0.192",
        "192.0.2.1",
        "198.18.0.1",
        "198.51.100.7",
        "203.0.113.9",
        "224.0.0.1",
        "239.255.255.255",
        "240.0.0.1",
        "255.255.255.255",
        "192.88.99.1",
        "::",
        "::1",
        "::ffff:127.0.0.1",
        "::ffff:10.0.0.1",
        "::ffff:169.254.169.254",
        "::127.0.0.1",
        "::ffff:0:127.0.0.1",
        "64:ff9b::7f00:1",
        "64:ff9b:1::1",
        "fe80::1",
        "febf::1",
        "fec0::1",
        "fc00::1",
        "fd00:ec2::254",
        "fdff::1",
        "ff02::1",
        "2001::1",
        "2001:db8::1",
        "2002:7f00:1::1",
        "100::1",
        "3fff::1",
        "5f00::1"
      })
  void closedAddressesStayClosed(String address) {
    assertThat(new AddressGuard(false).open(InetAddress.ofLiteral(address))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1.1.1.1",
        "9.255.255.255",
        "11.0.0.0",
        "172.15.255.255",
        "172.32.0.0",
        "192.167.255.255",
        "100.63.255.255",
        "100.128.0.0",
        "169.253.255.255",
        "223.255.255.255",
        "203.107.0.1",
        "::ffff:1.1.1.1",
        "2400:3200::1",
        "2606:4700::1111",
        "2001:4860:4860::8888"
      })
  void publicAddressesAreOpen(String address) {
    assertThat(new AddressGuard(false).open(InetAddress.ofLiteral(address))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"127.0.0.1", "10.0.0.1", "192.168.1.1", "172.16.0.1", "::1", "fd12::1"})
  void privateAddressesOpenOnlyWhenTheInstallationSaysSo(String address) {
    assertThat(new AddressGuard(true).open(InetAddress.ofLiteral(address))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "169.254.169.254",
        "100.100.100.200",
        "0.0.0.0",
        "fe80::1",
        "fd00:ec2::254",
        "224.0.0.1"
      })
  void metadataServicesStayClosedEvenThen(String address) {
    assertThat(new AddressGuard(true).open(InetAddress.ofLiteral(address))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"2130706433", "127.1", "0177.0.0.1"})
  void oddSpellingsOfLoopbackLeadNowhereOpen(String host) throws UnknownHostException {
    for (InetAddress address : lookUp(host)) {
      assertThat(address.isLoopbackAddress() && new AddressGuard(false).open(address)).isFalse();
    }
  }

  @Test
  void guardedNamesRefuseANameWhenAnyOfItsAddressesIsClosed() {
    HostNames mixed =
        host ->
            new InetAddress[] {InetAddress.ofLiteral("1.1.1.1"), InetAddress.ofLiteral("10.0.0.1")};
    GuardedNames names = new GuardedNames(mixed, new AddressGuard(false));
    org.assertj.core.api.Assertions.assertThatThrownBy(() -> names.resolve("mixed.example"))
        .isInstanceOf(BlockedAddressException.class);
  }

  private static InetAddress[] lookUp(String host) throws UnknownHostException {
    try {
      return HostNames.SYSTEM.lookUp(host);
    } catch (UnknownHostException noAddress) {
      return new InetAddress[0];
    }
  }
}
