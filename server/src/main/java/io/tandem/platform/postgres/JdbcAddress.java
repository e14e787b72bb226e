package io.tandem.platform.postgres;

import java.net.URI;
import java.net.URISyntaxException;
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
    URI uri = uri(address);
    String query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
    // Taken apart here: a host name with an underscore, as containers have, is none to URI.
    String authority = uri.getRawAuthority() == null ? "" : uri.getRawAuthority();
    int at = authority.lastIndexOf('@');
    String url = "jdbc:postgresql://" + authority.substring(at + 1) + uri.getRawPath() + query;
    if (at < 0) {
      return new JdbcAddress(url, null, null);
    }
    String login = authority.substring(0, at);
    int colon = login.indexOf(':');
    return new JdbcAddress(
        url,
        decoded(colon < 0 ? login : login.substring(0, colon)),
        colon < 0 ? null : decoded(login.substring(colon + 1)));
  }

  /** The exception of the platform would show the address with its password. */
  private static URI uri(String address) {
    try {
      return new URI(address);
    } catch (URISyntaxException hidden) {
      throw new IllegalArgumentException(
          "TANDEM_DB_URL cannot be read at character %d. Write special characters of user and password as %%XX."
              .formatted(hidden.getIndex()));
    }
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
