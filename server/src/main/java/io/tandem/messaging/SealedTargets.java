package io.tandem.messaging;

import io.tandem.messaging.SecretKeys.Sealed;
import io.tandem.messaging.format.Target;
import io.tandem.shared.ProjectId;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Addresses and secrets of channels as they lie in the store: sealed together. */
@Component
class SealedTargets {

  private final SecretKeys keys;
  private final JsonMapper json;

  SealedTargets(SecretKeys keys, JsonMapper json) {
    this.keys = keys;
    this.json = json;
  }

  /** What a channel's secrets are bound to. */
  static String place(ProjectId project, String channel) {
    return "channel/" + project.value() + "/" + channel;
  }

  Sealed seal(Target target, String place) {
    return keys.seal(
        json.writeValueAsString(new Stored(target.url().toString(), target.secret())), place);
  }

  Target open(Sealed sealed, String place) {
    Stored stored = json.readValue(keys.open(sealed, place), Stored.class);
    return new Target(URI.create(stored.url()), stored.secret());
  }

  /** True when this server has the key. */
  boolean opens(Sealed sealed) {
    return keys.ids().contains(sealed.key());
  }

  private record Stored(String url, @Nullable String secret) {}
}
