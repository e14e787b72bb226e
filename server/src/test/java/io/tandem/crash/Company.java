package io.tandem.crash;

import io.tandem.policies.PolicyRules;
import io.tandem.support.ServerProcess;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A company whose policies act every day. Those of the group {@code even} fire on even days and
 * clear on odd ones, those of {@code odd} the other way round; each day's count is another, so that
 * each day's messages are.
 */
final class Company {

  static final LocalDate FIRST = LocalDate.parse("2026-03-02");
  static final List<String> GROUPS = List.of("even", "odd");

  /** Actions that tally, and actions that notify, of each group. */
  static final int TALLIES = 8;

  static final int NOTES = 3;

  /** Actions a day: what tallies and notifies, and a work item, a shift, a campaign. */
  static final int ACTIONS = TALLIES + NOTES + 3;

  private static final String PROJECT = "/api/projects/default";
  private static final int USUAL = 4;

  private final List<ServerProcess> servers;

  Company(List<ServerProcess> servers) {
    this.servers = servers;
  }

  /** Founds it on one of the servers; the others find it in the database. */
  void found(Receivers receivers) throws Exception {
    clock(FIRST.atTime(9, 0).toInstant(ZoneOffset.UTC));
    channel("hook", "webhook", receivers.url("/hook"), Receivers.SECRET);
    channel("chat", "feishu", receivers.url("/chat"), "a secret of the bot");
    post(
        "/features",
        Map.of(
            "key",
            "viewer",
            "names",
            names("viewer"),
            "tier",
            "core",
            "keyEvents",
            List.of(Map.of("event", "view"))));
    post(
        "/pools",
        Map.of("key", "calls", "names", names("calls"), "unit", "calls", "capacity", 100_000));
    post("/pools/calls/allocations", Map.of("name", "quest", "tier", "core", "amount", 300));
    for (String group : GROUPS) {
      post("/metrics/custom", PolicyRules.countOf(group, group));
      policies(group);
    }
  }

  private void policies(String group) throws Exception {
    for (int i = 0; i < TALLIES; i++) {
      policy(group, "tally" + i, "tally", Map.of("slow", 0.6));
    }
    for (int i = 0; i < NOTES; i++) {
      policy(group, "note" + i, "notify", Map.of("channels", List.of("hook", "chat")));
    }
    policy(group, "work", "open_work", Map.of("title", names("work of " + group)));
    policy(
        group, "shift", "reallocate", Map.of("pool", "calls", "allocation", "quest", "amount", 5));
    policy(group, "campaign", "start_campaign", Map.of("draft", Map.of("days", 3)));
  }

  private void policy(String group, String name, String type, Map<String, Object> parameters)
      throws Exception {
    String key = group + "-" + name;
    Map<String, Object> policy =
        PolicyRules.policy(
            key,
            "viewer",
            PolicyRules.predicate(group, "gt", "3", 0, null),
            PolicyRules.temporal(1, 1, 1, 1));
    policy.put(
        "actions",
        List.of(
            Map.of(
                "name", name,
                "on", "fire",
                "type", type,
                "parameters", parameters,
                "approval", Map.of("required", false, "selfApproval", false))));
    post("/policies", policy);
    post("/policies/" + key + "/activate", Map.of("mode", "live"));
  }

  private void channel(String key, String kind, String url, String secret) throws Exception {
    post(
        "/channels",
        Map.of("key", key, "names", names(key), "kind", kind, "url", url, "secret", secret));
  }

  private static Map<String, String> names(String name) {
    return Map.of("zh", name, "en", name);
  }

  /**
   * Lives a day and lets it close: its events reach both servers' event stores, each keeps its own.
   */
  void day(int number) throws Exception {
    LocalDate day = FIRST.plusDays(number);
    clock(day.atTime(20, 0).toInstant(ZoneOffset.UTC));
    List<Map<String, Object>> events = new ArrayList<>();
    for (int group = 0; group < GROUPS.size(); group++) {
      int count = number % 2 == group ? USUAL + number : 1;
      for (int i = 0; i < count; i++) {
        events.add(
            Map.of(
                "uuid",
                UUID.randomUUID().toString(),
                "event",
                GROUPS.get(group),
                "distinct_id",
                "somebody" + i,
                "timestamp",
                day + "T10:00:00Z"));
      }
    }
    String batch =
        JsonMapper.shared()
            .writeValueAsString(Map.of("api_key", ServerProcess.WRITE_KEY, "batch", events));
    for (ServerProcess server : servers) {
      server.post("/batch/", batch);
    }
    clock(day.plusDays(1).atTime(1, 5).toInstant(ZoneOffset.UTC));
  }

  private void clock(Instant now) throws Exception {
    for (ServerProcess server : servers) {
      server.put("/api/clock", "{\"now\":\"" + now + "\"}");
    }
  }

  JsonNode get(String path) throws Exception {
    return JsonMapper.shared().readTree(servers.getFirst().get(PROJECT + path));
  }

  void post(String path, Map<String, ?> body) throws Exception {
    servers.getFirst().post(PROJECT + path, JsonMapper.shared().writeValueAsString(body));
  }
}
