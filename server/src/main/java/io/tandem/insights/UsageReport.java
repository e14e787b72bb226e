package io.tandem.insights;

import com.fasterxml.jackson.annotation.JsonValue;
import io.tandem.shared.Names;
import io.tandem.shared.Sentence;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Where people stop between being shown a feature and using it again. Every stage counts distinct
 * people among those of the stage before it, within the days looked at.
 *
 * @param feature its key
 * @param from first local day
 * @param to last local day
 * @param asOf what of the event history was seen
 * @param stages in order; {@code succeeded} is missing where no event says so
 * @param largestLoss the step with the most people lost; null when nobody was exposed or lost
 * @param segments the same per property of people, those that nobody exposed has left out
 * @param sentences what it says, most important first
 */
public record UsageReport(
    String feature,
    Names names,
    LocalDate from,
    LocalDate to,
    String zone,
    String asOf,
    List<UsageStage> stages,
    @Nullable UsageLoss largestLoss,
    UsageSeniors seniors,
    List<UsageSegment> segments,
    List<Sentence> sentences) {

  /** How far somebody came. */
  public enum Step {
    /** Was shown the feature. */
    EXPOSED,
    /** Did one of its key events. */
    OPENED,
    /** Got what it is for. */
    SUCCEEDED,
    /** Used it on at least two local days. */
    REUSED;

    /** The name used in JSON. */
    @JsonValue
    public String key() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * A stage.
   *
   * @param ofPrevious share of the stage before, a fraction; null for the first and of nobody
   */
  public record UsageStage(Step step, long people, @Nullable Double ofPrevious) {}

  /**
   * A step with the people lost in it.
   *
   * @param share of the people of the stage it begins with, a fraction
   */
  public record UsageLoss(Step from, Step to, long people, double share) {}

  /**
   * Seniors among the exposed.
   *
   * @param age from which somebody counts as one
   * @param property that holds the age
   * @param people exposed seniors
   * @param known exposed people whose age is known
   * @param unknown exposed people whose age is not
   * @param share of those whose age is known, a fraction; null when there are none
   * @param many true above 40 %
   * @param tooManyUnknown true when the age of more than 20 % is unknown
   */
  public record UsageSeniors(
      int age,
      String property,
      long people,
      long known,
      long unknown,
      @Nullable Double share,
      boolean many,
      boolean tooManyUnknown) {}

  /**
   * The stages by one property.
   *
   * @param property of people; values of the age property are bands of years such as {@code 30–44}
   * @param rows the largest first, ages in order; 8 values and the rest at most
   */
  public record UsageSegment(String property, boolean ages, List<UsageRow> rows) {}

  /**
   * The stages of one value.
   *
   * @param value null where the property is unknown; e-mail addresses and phone numbers are masked
   * @param rest true for all values without a row of their own, together
   * @param people of each stage of the report, in order
   */
  public record UsageRow(@Nullable String value, boolean rest, List<Long> people) {}
}
