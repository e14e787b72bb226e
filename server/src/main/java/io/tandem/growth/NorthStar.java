package io.tandem.growth;

import io.tandem.shared.Interval;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The one metric 北极星指标 that product and operations look at first.
 *
 * @param metric key of a metric, or null while none was chosen
 * @param subject key of the feature or campaign it is about, or null for the project
 * @param target a fraction for rates, else in the metric's unit
 * @param changedBy who chose this revision, or null
 * @param signatures of this revision, product's first; none while nobody agreed to it
 * @param inputs what moves it, three to six; none while nobody said
 * @param version revision, for {@code If-Match}; 0 while none was chosen
 */
public record NorthStar(
    @Nullable String metric,
    @Nullable String subject,
    Interval interval,
    @Nullable Double target,
    @Nullable String changedBy,
    @Nullable Instant changedAt,
    List<Signature> signatures,
    List<NorthStarInput> inputs,
    long version) {

  /** Somebody agreed to this revision for a wing. */
  public record Signature(Wing wing, String by, Instant at) {}

  /** None chosen yet. */
  static final NorthStar NONE =
      new NorthStar(null, null, Interval.DAY, null, null, null, List.of(), List.of(), 0);

  /** True when the wing agreed to it. */
  public boolean signed(Wing wing) {
    return signatures.stream().anyMatch(signature -> signature.wing() == wing);
  }
}
