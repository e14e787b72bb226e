package io.tandem.policies;

import com.fasterxml.jackson.annotation.JsonValue;
import io.tandem.shared.Names;
import io.tandem.shared.Sentence;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A policy began or ceased to fire.
 *
 * @param policy its key
 * @param subject null for the whole project
 * @param episode number within the policy
 * @param bucket that decided; null when something other than a bucket ended it
 * @param sentence the verdict's, or null where no bucket decided
 * @param shadow it only shows what it would have asked for, by its mode now
 */
public record PolicyMoment(
    String policy,
    Names names,
    @Nullable PolicySubject subject,
    Kind kind,
    long episode,
    @Nullable LocalDate bucket,
    @Nullable Sentence sentence,
    boolean shadow,
    Instant at) {

  /** What happened. */
  public enum Kind {
    FIRED,
    CLEARED,
    /** Another revision took over, or the policy was retired. */
    ENDED;

    /** The name used in JSON. */
    @JsonValue
    public String key() {
      return Words.key(this);
    }
  }
}
