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
 * @param subject the feature or campaign it is about, or null for the whole project
 * @param names what it is called
 * @param to null for what goes on without an end that is known: a hold, a running experiment, a
 *     paused gray release; the planned day for a gray release that runs
 * @param by who is behind it: the owner of a release (product), who brought a campaign into its
 *     state, who made a hold or an experiment, who began a gray release, who owns a work item; null
 *     where nobody is named
 * @param state of a campaign, a work item, an experiment or a gray release, or null
 * @param reason of a hold, or null
 * @param conflict why a conflict is one, or null
 * @param features keys of the features it concerns: its subject, or those its campaign promotes
 * @param link path below the project's page that shows it
 */
public record CalendarEntry(
    Kind kind,
    @Nullable SubjectRef subject,
    Names names,
    LocalDate from,
    @Nullable LocalDate to,
    @Nullable String by,
    @Nullable String state,
    @Nullable String reason,
    @Nullable Conflict conflict,
    List<String> features,
    String link) {

  /** What an entry is. */
  public enum Kind {
    RELEASE,
    GRAY_RELEASE,
    CAMPAIGN,
    EXPERIMENT,
    HOLD,
    WORK,
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
   *     same_event}: two count the same event as taking part or as being reached, so neither's
   *     numbers are its own; {@code same_people}: their segments share people; {@code holiday}: a
   *     campaign begins on a day off, or half of its days are; {@code held}: a campaign is planned
   *     for days on which it or its feature is held
   * @param feature the feature they share, or null
   * @param campaigns keys of the campaigns
   * @param size how many people both segments hold now, or how many days are days off; null
   *     otherwise
   * @param holiday what the day off is called, or null
   */
  public record Conflict(
      String cause,
      @Nullable String feature,
      List<String> campaigns,
      @Nullable Long size,
      @Nullable Names holiday) {

    public static final String SAME_FEATURE = "same_feature";
    public static final String SAME_EVENT = "same_event";
    public static final String SAME_PEOPLE = "same_people";
    public static final String HOLIDAY = "holiday";
    public static final String HELD = "held";

    static Conflict of(String cause, @Nullable String feature, List<String> campaigns) {
      return new Conflict(cause, feature, campaigns, null, null);
    }
  }
}
