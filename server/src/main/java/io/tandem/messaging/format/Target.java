package io.tandem.messaging.format;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * Where a channel leads; both parts are secret.
 *
 * @param url of the receiver or the bot
 * @param secret to sign with, or null
 */
public record Target(URI url, @Nullable String secret) {

  @Override
  public String toString() {
    return "target at " + url.getHost();
  }
}
