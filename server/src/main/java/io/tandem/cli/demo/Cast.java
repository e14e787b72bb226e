package io.tandem.cli.demo;

import io.tandem.cli.client.ApiClient;
import java.net.URI;
import java.util.EnumMap;
import java.util.Map;

/** Signs the company's people in, each with an account of their own. */
final class Cast {

  private final URI server;
  private final String password;
  private final StoryLanguage language;
  private final Map<Part, ApiClient> clients = new EnumMap<>(Part.class);

  Cast(URI server, String password, StoryLanguage language) {
    this.server = server;
    this.password = password;
    this.language = language;
  }

  /** The language they write. */
  StoryLanguage language() {
    return language;
  }

  /** What one of them writes. */
  String say(String chinese, String english) {
    return language.say(chinese, english);
  }

  /** The API as one of them. */
  ApiClient as(Part part) {
    return clients.computeIfAbsent(part, one -> ApiClient.signIn(server, one.email(), password));
  }
}
