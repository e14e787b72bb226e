package io.tandem.cli.demo;

import io.tandem.cli.client.ApiClient;
import io.tandem.cli.demo.story.Days;
import io.tandem.cli.demo.story.Onboarding;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import tools.jackson.databind.JsonNode;

/**
 * The apps of newcomers, which ask the onboarding flag when somebody signs up, as PostHog's SDKs
 * do. What they are told is what the story's people live by.
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
   * Everybody who signs up on a day asks.
   *
   * @param expected the variant by id; who gets none is absent
   * @throws IllegalStateException when somebody is told something else
   */
  void ask(int day, List<String> ids, Map<String, String> expected) {
    try (ExecutorService lanes = Executors.newFixedThreadPool(LANES)) {
      List<Future<String>> told = new ArrayList<>();
      ids.forEach(id -> told.add(lanes.submit(() -> ask(day, id))));
      for (int i = 0; i < ids.size(); i++) {
        String wanted = expected.getOrDefault(ids.get(i), "");
        String given = told.get(i).get();
        if (!given.equals(wanted)) {
          throw new IllegalStateException(
              "on D%d the flag gives %s “%s” instead of “%s”"
                  .formatted(day, ids.get(i), given, wanted));
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while asking flags", e);
    } catch (ExecutionException e) {
      throw new IllegalStateException("a flag was not answered", e.getCause());
    }
  }

  private String ask(int day, String id) {
    Map<String, Object> body =
        Map.of(
            "token",
            writeKey,
            "distinct_id",
            id,
            "person_properties",
            Map.of("sign_up_date", Days.date(day).toString()),
            "flag_keys_to_evaluate",
            List.of(Onboarding.FLAG));
    JsonNode flag = server.post("/flags/?v=2", body).path("flags").path(Onboarding.FLAG);
    return flag.path("enabled").asBoolean() ? flag.path("variant").asString() : "";
  }
}
