package io.tandem.boards.inbox;

import com.fasterxml.jackson.annotation.JsonValue;
import io.tandem.policies.ActionView;
import io.tandem.policies.PolicySubject;
import io.tandem.shared.Names;
import io.tandem.shared.Sentence;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened.
 *
 * @param id stable, unique within the project
 * @param priority as of what waits
 * @param names of the policy, campaign or subject
 * @param detail the verdict's sentence, or the reason; null where none was given
 * @param by who: a member's e-mail address, {@code policy:<key>}, {@code system}; null for a policy
 *     that judged
 * @param shadow the policy only shows what it would have asked for
 * @param link path below the project's page that shows it
 * @param action what came to an end, or null
 */
public record Happening(
    String id,
    Kind kind,
    Instant at,
    int priority,
    @Nullable Names names,
    @Nullable PolicySubject subject,
    @Nullable Sentence detail,
    @Nullable String by,
    boolean shadow,
    String link,
    @Nullable ActionView action) {

  /** What happened. */
  public enum Kind {
    FIRED,
    CLEARED,
    /** A firing span ended with another revision or with the policy. */
    ENDED,
    /** An action came to an end; its state says which. */
    ACTED,
    CAMPAIGN_SCHEDULED,
    CAMPAIGN_STARTED,
    CAMPAIGN_PAUSED,
    CAMPAIGN_ENDED,
    /** Back to a draft. */
    CAMPAIGN_WITHDRAWN,
    HELD,
    RELEASED;

    /** The name used in JSON. */
    @JsonValue
    public String key() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
