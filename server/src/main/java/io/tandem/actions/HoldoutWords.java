package io.tandem.actions;

import io.tandem.flags.FlagRequests.Named;
import io.tandem.flags.FlagRequests.Wanted;
import io.tandem.shared.Names;
import io.tandem.shared.Sentence;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/**
 * Says whom a release of held-out people lets go, and what is left of the holdout.
 *
 * @param holdout what it is called
 * @param named one of the flags its people get, and those it is to cover from then on
 * @param zone of the project, for the end it is to have
 */
record HoldoutWords(Names holdout, Named named, Wanted wanted, ZoneId zone) {

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);

  /** The sentence; {@code when} and {@code begun} stand before it. */
  Sentence told(String when, String begun) {
    List<String> zh = new ArrayList<>();
    List<String> en = new ArrayList<>();
    JsonNode end = wanted.body().path("until");
    if (end.isString()) {
      String until = time(end.asString());
      zh.add("于 " + until + " 结束");
      en.add("it ends at " + until);
    }
    if (!named.left().isEmpty()) {
      zh.add("此后只覆盖" + listed(Names::zh, "「%s」", ""));
      en.add("it covers only " + listed(Names::en, "“%s”", ", ") + " from then on");
    }
    if (zh.isEmpty()) {
      zh.add("立即结束");
      en.add("it ends now");
    }
    String place = wanted.environment();
    return new Sentence(
        "%s放开留出组「%s」中的用户，他们将得到「%s」（%s）等开关：%s"
            .formatted(when, holdout.zh(), named.flag().zh(), place, String.join("，", zh)),
        "%srelease of people held out by “%s”, who get “%s” in %s: %s"
            .formatted(begun, holdout.en(), named.flag().en(), place, String.join(", ", en)));
  }

  private String listed(Function<Names, String> language, String quoted, String between) {
    return named.left().stream()
        .map(name -> quoted.formatted(language.apply(name)))
        .collect(Collectors.joining(between));
  }

  private String time(String said) {
    try {
      return TIME.format(Instant.parse(said).atZone(zone));
    } catch (DateTimeParseException other) {
      return said;
    }
  }
}
