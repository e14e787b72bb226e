package io.tandem.growth;

import io.tandem.shared.Interval;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * A metric that moves the north star and that somebody can work on.
 *
 * @param metric key of a metric
 * @param subject key of the feature or campaign it is about, or null for the project
 * @param interval width of its buckets
 * @param target a fraction for rates, else in the metric's unit
 * @param owner who works on it: a member's e-mail address or a role; null while nobody does
 */
public record NorthStarInput(
    @NotNull @Pattern(regexp = "[a-z0-9][a-z0-9_-]{0,62}") String metric,
    @Nullable @Size(max = 63) String subject,
    @NotNull Interval interval,
    @NotNull Double target,
    @Nullable @Size(max = 254) String owner) {

  /** The same with a blank subject or owner taken as none. */
  NorthStarInput tidy() {
    return new NorthStarInput(metric, said(subject), interval, target, said(owner));
  }

  private static @Nullable String said(@Nullable String text) {
    return text == null || text.isBlank() ? null : text;
  }
}
