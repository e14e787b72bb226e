package io.tandem.growth;

import com.fasterxml.jackson.annotation.JsonValue;
import io.tandem.policies.PolicySubject;
import io.tandem.shared.Sentence;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Three gates 三阶判断 of one subject: clear need scene, spreads by itself, closes a business loop. A
 * subject has one review; opening it again asks again for what is missing or has expired.
 *
 * @param subject null for the whole project
 * @param openedBy who asked last, e.g. {@code policy:weekly_users}
 * @param why in the words of who asked
 * @param policy key of the policy that asked, or null
 * @param days how long an answer is valid unless it says otherwise
 * @param gates need, spread, loop
 * @param version for {@code If-Match}; grows with each answer
 */
public record GateReview(
    long id,
    @Nullable PolicySubject subject,
    String openedBy,
    Instant openedAt,
    Sentence why,
    @Nullable String policy,
    int days,
    State state,
    List<GateStanding> gates,
    GateRecommendation recommendation,
    long version) {

  /** What the three answers amount to. */
  public enum State {
    /** An answer is missing, unknown or has expired. */
    WAITING,
    /** All three are yes: resources may follow. */
    OPEN,
    /** All are answered and one is no. */
    CLOSED;

    /** The name used in JSON. */
    @JsonValue
    public String key() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
