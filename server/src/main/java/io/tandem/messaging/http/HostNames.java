package io.tandem.messaging.http;

import java.net.InetAddress;
import java.net.UnknownHostException;

/** Looks up the addresses of a host. */
@FunctionalInterface
public interface HostNames {

  /** The system's: {@code /etc/hosts}, DNS. */
  HostNames SYSTEM = InetAddress::getAllByName;

  /**
   * All addresses of a name or a literal.
   *
   * @throws UnknownHostException when it has none
   */
  InetAddress[] lookUp(String host) throws UnknownHostException;
}
