package io.tandem.flags.definition;

import io.tandem.shared.TandemException;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * People who try something out: they get it whatever rules, prerequisites, layers and holdouts say,
 * but for the kill switch, and count in no experiment.
 *
 * @param gets {@code on}, {@code off}, or the key of a variant; {@code on} belongs to a boolean
 * @param ids by which apps know them, compared exactly
 * @param segments keys; whoever is in any of them
 */
public record FlagTesters(String gets, List<String> ids, List<String> segments) {

  /** What a boolean gives. */
  public static final String ON = "on";

  /** Nothing: the app's own default. */
  public static final String OFF = "off";

  private static final int MOST_IDS = 1_000;
  private static final int MOST_SEGMENTS = 20;
  private static final int LONGEST = 200;

  /**
   * @throws TandemException {@code invalid_request} when nobody is named, or too many, or it is not
   *     said what they get
   */
  public FlagTesters(String gets, @Nullable List<String> ids, @Nullable List<String> segments) {
    Refusals.unless(gets != null && !gets.isBlank(), "testers get on, off or a variant");
    this.gets = gets;
    this.ids = texts(ids, MOST_IDS, "testers are at most 1,000 ids of at most 200 characters");
    this.segments = texts(segments, MOST_SEGMENTS, "testers are at most 20 segments");
    Refusals.unless(
        !this.ids.isEmpty() || !this.segments.isEmpty(), "testers are named by ids or segments");
  }

  private static List<String> texts(@Nullable List<String> said, int most, String otherwise) {
    List<String> texts = said == null ? List.of() : said;
    Refusals.unless(
        texts.size() <= most
            && texts.stream().noneMatch(Objects::isNull)
            && texts.stream().noneMatch(text -> text.isBlank() || text.length() > LONGEST),
        otherwise);
    return List.copyOf(texts);
  }
}
