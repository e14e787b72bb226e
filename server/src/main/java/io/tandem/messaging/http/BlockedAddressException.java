package io.tandem.messaging.http;

import java.net.UnknownHostException;

/** A host's name leads to an address that the guard keeps closed. */
final class BlockedAddressException extends UnknownHostException {

  private static final long serialVersionUID = 1L;

  BlockedAddressException(String host) {
    super(host + " leads into a closed network");
  }
}
