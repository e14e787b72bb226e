package io.tandem.platform.postgres;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Where an existing PostgreSQL is. Understands JDBC addresses as they are, and the {@code
 * postgres://user:password@host/database} form that hosting companies hand out.
 *
 * @param url JDBC address
 * @param user null when the address carries it or none is needed
 * @param password likewise
 */
public record JdbcAddress(String url, @Nullable String user, @Nullable String password) {

  /**
   * Reads an address.
   *
   * @throws IllegalArgumentException when it is no PostgreSQL address
   */
  public static JdbcAddress of(String address) {
    if (address.startsWith("jdbc:postgresql:")) {
      return new JdbcAddress(address, null, null);
    }
    if (!address.startsWith("postgres://") && !address.startsWith("postgresql://")) {
      throw new IllegalArgumentException(
          "TANDEM_DB_URL must begin with jdbc:postgresql: or postgres://");
    }
    URI uri = URI.create(address);
    String port = uri.getPort() < 0 ? "" : ":" + uri.getPort();
    String query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
    String url = "jdbc:postgresql://" + uri.getHost() + port + uri.getRawPath() + query;
    String login = uri.getRawUserInfo();
    if (login == null) {
      return new JdbcAddress(url, null, null);
    }
    int colon = login.indexOf(':');
    return new JdbcAddress(
        url,
        decoded(colon < 0 ? login : login.substring(0, colon)),
        colon < 0 ? null : decoded(login.substring(colon + 1)));
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
  }

  /** Shows no password. */
  @Override
  public String toString() {
    return url;
  }
}
