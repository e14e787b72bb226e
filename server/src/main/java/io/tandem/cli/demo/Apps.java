package io.tandem.cli.demo;

import io.tandem.cli.client.ApiClient;
import io.tandem.cli.demo.story.Days;
import io.tandem.cli.demo.story.Onboarding;
import java.net.URI;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import tools.jackson.databind.JsonNode;

/**
 * The apps of people, which ask flags as PostHog's SDKs do: the onboarding flag when somebody signs
 * up, others when somebody comes. What they are told is what the story's people live by.
 */
final class Apps {

  private static final int LANES = 4;

  private final ApiClient server;
  private final String writeKey;

  Apps(URI server, String writeKey) {
    this.server = new ApiClient(server, null);
    this.writeKey = writeKey;
  }

  /**
   * Everybody who signs up on a day asks the onboarding flag.
   *
   * @param expected the variant by id; who gets none is absent
   * @throws IllegalStateException when somebody is told something else
   */
  void ask(int day, List<String> ids, Map<String, String> expected) {
    Map<String, Object> newcomer = Map.of("sign_up_date", Days.date(day).toString());
    Map<String, Map<String, String>> given = new LinkedHashMap<>();
    for (String id : ids) {
      given.put(id, Map.of(Onboarding.FLAG, expected.getOrDefault(id, "")));
    }
    ask(given, newcomer);
  }

  /**
   * People ask some flags.
   *
   * @param expected by id the variant by flag, empty for none
   * @throws IllegalStateException when somebody is told something else
   */
  void ask(Map<String, Map<String, String>> expected) {
    ask(expected, Map.of());
  }

  private void ask(Map<String, Map<String, String>> expected, Map<String, Object> properties) {
    try (ExecutorService lanes = Executors.newFixedThreadPool(LANES)) {
      Map<String, Future<Map<String, String>>> told = new LinkedHashMap<>();
      expected.forEach(
          (id, given) -> told.put(id, lanes.submit(() -> ask(id, given.keySet(), properties))));
      for (Map.Entry<String, Future<Map<String, String>>> one : told.entrySet()) {
        Map<String, String> given = one.getValue().get();
        if (!given.equals(expected.get(one.getKey()))) {
          throw new IllegalStateException(
              "flags give %s %s instead of %s"
                  .formatted(one.getKey(), given, expected.get(one.getKey())));
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while asking flags", e);
    } catch (ExecutionException e) {
      throw new IllegalStateException("a flag was not answered", e.getCause());
    }
  }

  private Map<String, String> ask(String id, Set<String> flags, Map<String, Object> properties) {
    Map<String, Object> body =
        Map.of(
            "token",
            writeKey,
            "distinct_id",
            id,
            "person_properties",
            properties,
            "flag_keys_to_evaluate",
            flags);
    JsonNode answer = server.post("/flags/?v=2", body).path("flags");
    Map<String, String> given = new HashMap<>();
    for (String key : flags) {
      JsonNode flag = answer.path(key);
      given.put(key, flag.path("enabled").asBoolean() ? flag.path("variant").asString() : "");
    }
    return given;
  }
}
