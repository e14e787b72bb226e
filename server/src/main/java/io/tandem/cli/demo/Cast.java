package io.tandem.cli.demo;

import io.tandem.cli.client.ApiClient;
import io.tandem.cli.client.ApiFailure;
import java.net.URI;
import java.util.EnumMap;
import java.util.Map;

/** Signs the company's people in, each with an account of their own. */
final class Cast {

  private static final int NOT_SIGNED_IN = 401;

  private final URI server;
  private final String password;
  private final Map<Part, ApiClient> clients = new EnumMap<>(Part.class);

  Cast(URI server, String password) {
    this.server = server;
    this.password = password;
  }

  /** The API as one of them; sessions end as the story's days go by, and are begun anew. */
  ApiClient as(Part part) {
    ApiClient known = clients.get(part);
    if (known == null || !signedIn(known)) {
      known = ApiClient.signIn(server, part.email(), password);
      clients.put(part, known);
    }
    return known;
  }

  private static boolean signedIn(ApiClient client) {
    try {
      client.get("/api/me");
      return true;
    } catch (ApiFailure refused) {
      if (refused.status() == NOT_SIGNED_IN) {
        return false;
      }
      throw refused;
    }
  }
}
