package io.tandem.growth;

import io.tandem.access.Role;
import io.tandem.shared.Sentence;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One gate of a review.
 *
 * @param role whose members answer it; an administrator always may
 * @param verdict unknown until somebody answers
 * @param expired true when the answer no longer counts
 */
public record GateStanding(
    Gate gate,
    Role role,
    Sentence question,
    GateVerdict verdict,
    @Nullable String evidence,
    @Nullable String answeredBy,
    @Nullable Instant answeredAt,
    @Nullable Instant expiresAt,
    boolean expired) {

  /** The verdict that counts now. */
  GateVerdict counts() {
    return expired ? GateVerdict.UNKNOWN : verdict;
  }
}
