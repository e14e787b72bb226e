package io.tandem.messaging.http;

import java.net.URI;
import java.util.Map;

/**
 * One POST of a JSON body.
 *
 * @param address http or https; may hold a secret, so it is never logged
 * @param headers besides the content type
 */
public record Call(URI address, Map<String, String> headers, String body) {

  @Override
  public String toString() {
    return "POST to " + address.getHost();
  }
}
