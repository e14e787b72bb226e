package io.tandem.flags.release;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The newest gray release of a flag in an environment, for lists.
 *
 * @param rule number of the rule whose share it raises, from 0, when it began
 * @param ruleId which rule it is, wherever it stands now; null when it began before rules had ids
 * @param percent the share of its step, the last one when it is over; of a scheduled one what the
 *     rule gives before
 * @param startsAt when a scheduled one begins; null for any other
 */
record ReleaseSummary(
    String flag,
    String environment,
    int rule,
    @Nullable String ruleId,
    ReleaseState state,
    double percent,
    @Nullable Instant startsAt) {

  static ReleaseSummary of(StoredRelease release) {
    return new ReleaseSummary(
        release.flag(),
        release.environment(),
        release.plan().rule(),
        release.plan().ruleId(),
        release.state(),
        release.percent(),
        release.state() == ReleaseState.SCHEDULED ? release.since() : null);
  }
}
