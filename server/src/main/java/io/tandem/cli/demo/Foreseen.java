package io.tandem.cli.demo;

import io.tandem.cli.client.ApiClient;
import io.tandem.cli.client.ApiFailure;
import io.tandem.cli.demo.story.Dealing;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * Asks the server's flags beforehand whom they will give what, by the preview of a change that
 * everybody can ask for: the story's people have to know their future, and nobody but the flag
 * knows how it deals people out.
 */
final class Foreseen implements Dealing {

  private static final int AT_ONCE = 200;

  private final ApiClient api;

  Foreseen(ApiClient api) {
    this.api = api;
  }

  @Override
  public Map<String, String> deal(String flag, int percent, List<String> ids) {
    Map<String, String> given = new HashMap<>();
    for (int from = 0; from < ids.size(); from += AT_ONCE) {
      List<String> some = ids.subList(from, Math.min(from + AT_ONCE, ids.size()));
      for (JsonNode effect : preview(flag, percent, some)) {
        JsonNode variant = effect.at("/after/variant");
        if (variant.isString()) {
          given.put(effect.path("id").asString(), variant.asString());
        }
      }
    }
    return given;
  }

  @Override
  public Set<String> heldOut(String flag, List<String> ids) {
    Set<String> held = new HashSet<>();
    for (int from = 0; from < ids.size(); from += AT_ONCE) {
      List<String> some = ids.subList(from, Math.min(from + AT_ONCE, ids.size()));
      for (JsonNode effect : preview(flag, 100, some)) {
        if (effect.at("/after/reason").asString("").equals("holdout")) {
          held.add(effect.path("id").asString());
        }
      }
    }
    return held;
  }

  /**
   * Somebody who looks around in a demo may have put a flag away; then it gives nobody anything.
   */
  private Iterable<JsonNode> preview(String flag, int percent, List<String> ids) {
    Map<String, Object> asked =
        Map.of("enabled", true, "rules", List.of(Map.of("rollout", percent)), "ids", ids);
    try {
      return api.post(Company.PROJECT + "/flags/" + flag + "/preview", asked);
    } catch (ApiFailure e) {
      if (e.status() == 404 || e.status() == 409) {
        return List.of();
      }
      throw e;
    }
  }
}
