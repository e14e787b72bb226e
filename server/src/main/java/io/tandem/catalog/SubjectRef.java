package io.tandem.catalog;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

/**
 * A feature or a campaign.
 *
 * @param kind {@code feature} or {@code campaign}
 */
public record SubjectRef(
    @NotNull @Pattern(regexp = "feature|campaign") String kind,
    @NotNull @Size(min = 1, max = 63) String key) {

  /** A feature. */
  public static SubjectRef feature(String key) {
    return new SubjectRef("feature", key);
  }

  /** A campaign. */
  public static SubjectRef campaign(String key) {
    return new SubjectRef("campaign", key);
  }

  boolean isFeature() {
    return kind.equals("feature");
  }
}
