package io.tandem.events.capture.posthog;

import io.tandem.events.FlagAnswers;
import io.tandem.events.FlagAnswers.FlagAnswer;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The forms in which SDKs want their flags: {@code /flags?v=2} nests everything, {@code /flags} and
 * {@code /decide} v3 map keys to values, {@code /decide} v2 maps those that are on and v1 lists
 * them.
 */
final class FlagFormats {

  private FlagFormats() {}

  static void nested(FlagAnswers answers, ObjectNode flags) {
    for (FlagAnswer flag : answers.flags()) {
      ObjectNode node = flags.putObject(flag.key());
      node.put("key", flag.key()).put("enabled", flag.on()).put("variant", flag.variant());
      node.putObject("reason")
          .put("code", flag.reason().code())
          .put("condition_index", flag.reason().condition())
          .put("description", flag.reason().description());
      node.putObject("metadata")
          .put("id", flag.id())
          .put("version", flag.version())
          .putNull("description")
          .put("payload", flag.payload())
          .put("has_experiment", false);
    }
  }

  /**
   * @param off also those that are off
   */
  static void mapped(FlagAnswers answers, ObjectNode into, boolean off) {
    ObjectNode flags = into.putObject("featureFlags");
    ObjectNode payloads = into.putObject("featureFlagPayloads");
    for (FlagAnswer flag : answers.flags()) {
      if (flag.variant() != null) {
        flags.put(flag.key(), flag.variant());
      } else if (flag.on() || off) {
        flags.put(flag.key(), flag.on());
      }
      if (flag.on() && flag.payload() != null) {
        payloads.put(flag.key(), flag.payload());
      }
    }
  }

  static void listed(FlagAnswers answers, ArrayNode flags) {
    answers.flags().stream().filter(FlagAnswer::on).map(FlagAnswer::key).forEach(flags::add);
  }
}
