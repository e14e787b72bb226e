package io.tandem.insights.unused;

import com.fasterxml.jackson.annotation.JsonValue;
import io.tandem.catalog.Tier;
import io.tandem.shared.Names;
import io.tandem.shared.Sentence;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Answer to an {@link UnusedQuery}.
 *
 * @param active people active in the queried dates
 * @param features all that are not archived: those nobody uses first, then by share
 * @param revision 口径 of what counts as active
 * @param definition how it was counted
 * @param sentences what is worth a look, most important first
 */
record UnusedResult(
    long active,
    List<FeatureUse> features,
    long revision,
    Sentence definition,
    List<Sentence> sentences) {

  /** What a feature's use comes to. */
  enum Verdict {
    /** Nobody used it. */
    UNUSED,
    /** A smaller share of active people used it than the query's bound. */
    RARE,
    /** Fewer than half as many people as in the same number of days before. */
    FALLING,
    /** Launched too short a while ago to judge. */
    NEW,
    USED;

    @JsonValue
    String key() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * A feature's use.
   *
   * @param launchDate null when nobody said
   * @param ageDays from launch to the last queried date; null as the launch
   * @param people active people who used it
   * @param share of the active people
   * @param before people who used it in as many days right before
   * @param lastUsed local date of the last use up to the end of the queried dates, looked for
   *     without a lower bound; null when it never was
   */
  record FeatureUse(
      String key,
      Names names,
      Tier tier,
      @Nullable LocalDate launchDate,
      @Nullable Long ageDays,
      long people,
      double share,
      long before,
      @Nullable LocalDate lastUsed,
      Verdict verdict) {}
}
