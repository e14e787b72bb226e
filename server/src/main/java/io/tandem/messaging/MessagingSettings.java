package io.tandem.messaging;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param secretKey text of at least 20 characters that seals the channels' secrets; the same on all
 *     servers that share a database; blank keeps a random key in the data directory
 * @param allowPrivateAddresses lets channels lead into loopback and private networks, and over
 *     plain http
 * @param publicUrl where people reach this server, for links in messages; blank is localhost
 * @param timeout for one attempt
 * @param inFlight how many attempts go on at once
 */
@ConfigurationProperties("tandem.messaging")
record MessagingSettings(
    @DefaultValue("") String secretKey,
    @DefaultValue("false") boolean allowPrivateAddresses,
    @DefaultValue("") String publicUrl,
    @DefaultValue("15s") Duration timeout,
    @DefaultValue("16") int inFlight) {

  /**
   * How long a claim holds. Twice the time of an attempt stay as margin: a claim older than one
   * {@code timeout} is given back unsent, and an attempt ends within another.
   */
  Duration lease() {
    return timeout.multipliedBy(3);
  }
}
