package io.tandem.messaging.http;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.apache.hc.client5.http.DnsResolver;

/**
 * Resolves a host's name once for each connection and hands out only checked addresses. The client
 * connects to the very addresses returned here, so a name that answers differently the next time
 * (rebinding) gains nothing. Numbers and odd spellings of addresses pass through here as well.
 */
final class GuardedNames implements DnsResolver {

  private final HostNames names;
  private final AddressGuard guard;

  GuardedNames(HostNames names, AddressGuard guard) {
    this.names = names;
    this.guard = guard;
  }

  @Override
  public InetAddress[] resolve(String host) throws UnknownHostException {
    InetAddress[] found = names.lookUp(host);
    for (InetAddress address : found) {
      if (!guard.open(address)) {
        throw new BlockedAddressException(host);
      }
    }
    return found;
  }

  @Override
  public String resolveCanonicalHostname(String host) {
    return host;
  }
}
