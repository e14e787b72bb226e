package io.tandem.catalog;

import io.tandem.shared.EventSelector;
import io.tandem.shared.Names;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What somebody says about a feature; the fields are those of {@link Feature}. A change replaces
 * them all and does not touch the key, which may then be left out.
 */
public record FeatureDraft(
    @Nullable String key,
    @NotNull Names names,
    @NotNull Tier tier,
    @Nullable String productOwner,
    @Nullable String operationsOwner,
    @NotEmpty @Size(max = 50) List<@NotNull EventSelector> keyEvents,
    @Nullable EventSelector exposure,
    Feature.@Nullable Rating rating,
    @Nullable @Size(max = 50) List<@NotNull EventSelector> complaints,
    @Nullable LocalDate launchDate) {

  Feature as(String featureKey) {
    return new Feature(
        featureKey,
        names,
        tier,
        productOwner,
        operationsOwner,
        List.copyOf(keyEvents),
        exposure,
        rating,
        complaints == null ? List.of() : List.copyOf(complaints),
        launchDate,
        false,
        1);
  }
}
