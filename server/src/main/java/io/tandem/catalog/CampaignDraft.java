package io.tandem.catalog;

import io.tandem.shared.EventSelector;
import io.tandem.shared.Names;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What somebody says about a campaign; the fields are those of {@link Campaign}. A change replaces
 * them all and touches neither key nor state; the key may then be left out.
 */
public record CampaignDraft(
    @Nullable String key,
    @NotNull Names names,
    @Nullable String kind,
    @Nullable @Size(max = 50) List<@NotNull String> features,
    @NotNull LocalDate from,
    @NotNull LocalDate to,
    @NotNull EventSelector participation,
    @Nullable EventSelector reach,
    @Nullable EventSelector completion,
    @Nullable @Min(1) @Max(90) Integer windowDays,
    @Nullable String segment) {

  /** A blank segment is none. */
  public CampaignDraft {
    segment = segment == null || segment.isBlank() ? null : segment;
  }

  /** Keys of the linked features, each once. */
  List<String> featureKeys() {
    return features == null ? List.of() : features.stream().distinct().toList();
  }
}
