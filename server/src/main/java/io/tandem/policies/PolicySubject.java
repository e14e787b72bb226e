package io.tandem.policies;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

/**
 * What a policy or an action is about.
 *
 * @param kind {@code feature} or {@code campaign}
 * @param key of the feature or campaign
 */
public record PolicySubject(
    @NotNull @Pattern(regexp = "feature|campaign") String kind,
    @NotNull @Size(min = 1, max = 63) String key) {

  /** Kind of product features. */
  public static final String FEATURE = "feature";

  /** Kind of campaigns. */
  public static final String CAMPAIGN = "campaign";
}
