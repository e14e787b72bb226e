package io.tandem.events;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What somebody gets.
 *
 * @param flags by key
 * @param incomplete something about the person had to be looked up and could not
 */
public record FlagAnswers(List<FlagAnswer> flags, boolean incomplete) {

  /** Nothing was asked. */
  public static final FlagAnswers NONE = new FlagAnswers(List.of(), false);

  /**
   * One flag.
   *
   * @param id number of the flag
   * @param version number of its revision
   * @param variant key of the variant; null when off or boolean
   * @param payload JSON as text, or null
   * @param reason why
   */
  public record FlagAnswer(
      String key,
      long id,
      long version,
      boolean on,
      @Nullable String variant,
      @Nullable String payload,
      Reason reason) {}

  /**
   * Why somebody gets what they get, in PostHog's words.
   *
   * @param code e.g. {@code condition_match}
   * @param condition number of the rule that was met, from 0; null for none
   * @param description English
   */
  public record Reason(String code, @Nullable Integer condition, String description) {}
}
