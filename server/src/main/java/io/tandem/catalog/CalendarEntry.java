package io.tandem.catalog;

import com.fasterxml.jackson.annotation.JsonValue;
import io.tandem.shared.Names;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One entry of the operations calendar 运营日历. Dates are local to the project, both inclusive.
 *
 * @param to null for a hold without an end
 * @param by who is behind it: the owner of a release (product), who brought a campaign into its
 *     state, who made a hold; null where nobody is named
 * @param state of a campaign, or null
 * @param reason of a hold, or null
 * @param conflict why a conflict is one, or null
 */
public record CalendarEntry(
    Kind kind,
    SubjectRef subject,
    Names names,
    LocalDate from,
    @Nullable LocalDate to,
    @Nullable String by,
    @Nullable CampaignState state,
    @Nullable String reason,
    @Nullable Conflict conflict) {

  /** What an entry is. */
  public enum Kind {
    RELEASE,
    CAMPAIGN,
    HOLD,
    CONFLICT;

    /** The name used in JSON. */
    @JsonValue
    public String key() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * Two things that stand in each other's way.
   *
   * @param cause {@code same_feature}: two campaigns promote a feature on the same days; {@code
   *     held}: a campaign is planned for days on which it or its feature is held
   * @param feature the feature they share, or null
   * @param campaigns keys of the campaigns
   */
  public record Conflict(String cause, @Nullable String feature, List<String> campaigns) {}
}
