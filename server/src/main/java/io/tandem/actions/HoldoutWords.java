package io.tandem.actions;

import io.tandem.flags.FlagRequests.Wanted;
import io.tandem.policies.ActionRun;
import io.tandem.shared.Names;
import io.tandem.shared.Sentence;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.JsonNode;

/**
 * Says whom a release of held-out people lets go, and what is left of the holdout.
 *
 * @param holdout what it is called
 * @param flag one of those its people get
 * @param zone of the project, for the end it is to have
 */
record HoldoutWords(Names holdout, Names flag, String environment, JsonNode body, ZoneId zone) {

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);

  static HoldoutWords of(ActionRun run, Wanted wanted, Names holdout, Names flag) {
    ZoneId zone = run.actor().project().zone();
    return new HoldoutWords(holdout, flag, wanted.environment(), wanted.body(), zone);
  }

  /** The sentence; {@code when} and {@code begun} stand before it. */
  Sentence told(String when, String begun) {
    List<String> zh = new ArrayList<>();
    List<String> en = new ArrayList<>();
    if (body.path("until").isString()) {
      String until = time(body.get("until").asString());
      zh.add("于 " + until + " 结束");
      en.add("it ends at " + until);
    }
    if (body.path("flags").isArray()) {
      List<String> flags = new ArrayList<>();
      body.get("flags").forEach(left -> flags.add(left.asString("")));
      zh.add("此后只覆盖 " + String.join("、", flags));
      en.add("it covers only " + String.join(", ", flags) + " from then on");
    }
    if (zh.isEmpty()) {
      zh.add("立即结束");
      en.add("it ends now");
    }
    return new Sentence(
        "%s放开留出组「%s」中的用户，他们将得到「%s」（%s）等开关：%s"
            .formatted(when, holdout.zh(), flag.zh(), environment, String.join("，", zh)),
        "%srelease of people held out by “%s”, who get “%s” in %s: %s"
            .formatted(begun, holdout.en(), flag.en(), environment, String.join(", ", en)));
  }

  private String time(String said) {
    try {
      return TIME.format(Instant.parse(said).atZone(zone));
    } catch (DateTimeParseException other) {
      return said;
    }
  }
}
