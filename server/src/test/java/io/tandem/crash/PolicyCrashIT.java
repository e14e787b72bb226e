package io.tandem.crash;

import static org.assertj.core.api.Assertions.assertThat;

import io.tandem.platform.postgres.EmbeddedPostgresServer;
import io.tandem.support.PreparedPostgres;
import io.tandem.support.ServerProcess;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import tools.jackson.databind.JsonNode;

/**
 * Kill -9 of policy engines between claim, effect and record: two servers on one PostgreSQL, each
 * killed again and again. Effects inside PostgreSQL happen exactly once, webhooks reach their
 * receiver at least once under one id, a chat never shows a message twice.
 */
class PolicyCrashIT {

  private static final int KILLS = Integer.getInteger("tandem.test.kills", 5);

  private static final String STARTED = "type = 'start_campaign' AND state = 'done'";

  private final Random random = new Random(Long.getLong("tandem.test.seed", System.nanoTime()));

  private int kills;
  private int days;

  @Test
  void effectsHappenOnceHoweverOftenTwoEnginesAreKilled(@TempDir Path folder) throws Exception {
    PreparedPostgres.into(folder);
    try (EmbeddedPostgresServer database =
            EmbeddedPostgresServer.start(folder.resolve("postgres"));
        Receivers receivers = new Receivers();
        ServerProcess one = ServerProcess.start(folder.resolve("one"), environment(database));
        ServerProcess two = ServerProcess.start(folder.resolve("two"), environment(database))) {
      Store store = new Store(client(database));
      List<ServerProcess> servers = List.of(one, two);
      Company company = new Company(servers);
      company.found(receivers);
      while (kills < KILLS) {
        // a campaign is called after the day on which it is made: one of yesterday would be today's
        store.await("SELECT count(*) FROM action WHERE " + STARTED, days);
        company.day(days++);
        kill(servers, receivers, store);
        assertThat(store.failures()).isEmpty();
      }
      store.settles(days);
      insideExactlyOnce(store);
      webhooksOncePerId(store, receivers);
      chatNeverTwice(store, receivers);
      unknownWaitsForAPerson(company, receivers);
      store.report(kills, days, receivers);
    }
  }

  private static Map<String, String> environment(EmbeddedPostgresServer database) {
    return Map.of(
        "TANDEM_DB_URL", database.url(),
        "TANDEM_DB_USER", database.user(),
        "TANDEM_DB_PASSWORD", database.password(),
        "TANDEM_SECRET_KEY", "one secret for all servers of a database",
        "TANDEM_ALLOW_PRIVATE_CHANNELS", "true",
        "TANDEM_MESSAGING_TIMEOUT", "3s",
        "TANDEM_ACTIONS_LEASE", "2s",
        "TANDEM_CLOCK_SETTABLE", "true",
        "TANDEM_TEST_TALLY", "true");
  }

  private static JdbcClient client(EmbeddedPostgresServer database) {
    return JdbcClient.create(
        new DriverManagerDataSource(database.url(), database.user(), database.password()));
  }

  /** At a random moment; within an effect's transaction; while a webhook or a bot is on its way. */
  private void kill(List<ServerProcess> servers, Receivers receivers, Store store)
      throws Exception {
    switch (days % 4) {
      case 1 -> store.awaitEffect();
      case 2 -> {
        receivers.during("/chat", () -> killAll(servers));
        restart(servers);
        return;
      }
      case 3 -> {
        receivers.during("/hook", () -> killAll(servers));
        restart(servers);
        return;
      }
      default -> {
        LockSupport.parkNanos(Duration.ofMillis(random.nextInt(1_500)).toNanos());
        List<ServerProcess> unlucky = List.of(servers.get(random.nextInt(2)));
        killAll(unlucky);
        restart(unlucky);
        return;
      }
    }
    killAll(servers);
    restart(servers);
  }

  private void killAll(List<ServerProcess> servers) throws InterruptedException {
    for (ServerProcess server : servers) {
      server.kill();
      kills++;
    }
  }

  /** Both at once; fails as the first does that cannot be started. */
  private static void restart(List<ServerProcess> servers) throws Exception {
    try (ExecutorService starting = Executors.newFixedThreadPool(servers.size())) {
      List<Future<?>> started = new ArrayList<>();
      servers.forEach(server -> started.add(starting.submit(server::restart)));
      for (Future<?> one : started) {
        one.get();
      }
    }
  }

  private void insideExactlyOnce(Store store) {
    assertThat(store.number("SELECT count(*) FROM policy_evaluation"))
        .as("verdicts")
        .isEqualTo(days * Company.ACTIONS * Company.GROUPS.size());
    assertThat(store.number("SELECT count(*) FROM policy_episode"))
        .isEqualTo(days * Company.ACTIONS);
    assertThat(store.number("SELECT count(*) FROM action")).isEqualTo(days * Company.ACTIONS);
    assertThat(
            store.number(
                "SELECT count(*) FROM action WHERE state <> 'done'"
                    + " AND NOT (type = 'notify' AND state = 'unknown')"))
        .as("actions that did not come to their end")
        .isZero();
    assertThat(store.number("SELECT count(*) FROM test_tally")).isEqualTo(days * Company.TALLIES);
    assertThat(store.number("SELECT count(DISTINCT action) FROM test_tally"))
        .isEqualTo(days * Company.TALLIES);
    assertThat(store.number("SELECT count(*) FROM work_item")).as("work items").isEqualTo(days);
    assertThat(store.number("SELECT count(*) FROM pool_shift")).as("shifts").isEqualTo(days);
    assertThat(store.number("SELECT count(*) FROM audit WHERE action = 'pool.shift'"))
        .isEqualTo(days);
    assertThat(store.number("SELECT count(*) FROM campaign")).as("campaigns").isEqualTo(days);
    assertThat(store.number("SELECT count(*) FROM audit WHERE action = 'campaign.running'"))
        .as("starts")
        .isEqualTo(days);
    assertThat(store.number("SELECT count(*) FROM audit WHERE action = 'action.revived'"))
        .as("claims whose holder was killed")
        .isPositive();
  }

  private void webhooksOncePerId(Store store, Receivers receivers) {
    assertThat(receivers.forged()).as("wrong signatures").isZero();
    assertThat(receivers.webhooks().keySet())
        .containsExactlyInAnyOrderElementsOf(store.webhookIds())
        .hasSize(days * Company.NOTES);
    if (days > 3) {
      assertThat(receivers.webhooks().values())
          .as("a webhook on its way at the kill comes again under its id")
          .anyMatch(times -> times.get() > 1);
    }
  }

  private void chatNeverTwice(Store store, Receivers receivers) {
    assertThat(receivers.chat().values()).allMatch(times -> times.get() == 1);
    long sent = store.deliveries("feishu", "sent");
    long unknown = store.deliveries("feishu", "unknown");
    assertThat(sent + unknown).isEqualTo(days * Company.NOTES);
    assertThat((long) receivers.chat().size()).isBetween(sent, sent + unknown);
    if (days > 2) {
      assertThat(unknown).as("messages on their way at the kill").isPositive();
    }
  }

  /** Nobody sends it again by itself; a person who looked says what became of it. */
  private static void unknownWaitsForAPerson(Company company, Receivers receivers)
      throws Exception {
    int before = receivers.chat().size();
    for (JsonNode action : company.get("/actions?state=unknown&limit=200").get("items")) {
      String path = "/actions/" + action.get("id").asString();
      company.post(path + "/resolve", Map.of("outcome", "done", "comment", "it is in the chat"));
      assertThat(company.get(path).get("state").asString()).isEqualTo("done");
    }
    assertThat(receivers.chat()).hasSize(before);
  }

  /** What the database says, asked beside the servers. */
  private record Store(JdbcClient jdbc) {

    int number(String sql) {
      return jdbc.sql(sql).query(Integer.class).single();
    }

    /** Waits until an effect has begun in a transaction that is still open. */
    void awaitEffect() {
      await(
          "SELECT count(*) FROM pg_stat_activity WHERE pid <> pg_backend_pid()"
              + " AND state = 'active' AND query LIKE 'SELECT pg_sleep%'",
          1);
    }

    /** Waits until all that the days ask for has come to an end. */
    void settles(int days) {
      await("SELECT count(*) FROM action", days * Company.ACTIONS);
      await(
          "SELECT (NOT EXISTS (SELECT 1 FROM action WHERE state IN ('approved', 'retrying')"
              + " OR (state = 'running' AND NOT started)))::int",
          1);
      await(
          "SELECT (NOT EXISTS (SELECT 1 FROM delivery WHERE state IN ('queued', 'sending')))::int",
          1);
    }

    private void await(String sql, int least) {
      long deadline = System.nanoTime() + Duration.ofMinutes(2).toNanos();
      while (number(sql) < least) {
        // the second try of a webhook is due after minutes, which nobody has to sit out
        jdbc.sql("UPDATE delivery SET due_at = clock_timestamp() WHERE state = 'queued'").update();
        assertThat(System.nanoTime()).as("deadline of: %s", sql).isLessThan(deadline);
        LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
      }
    }

    List<String> failures() {
      return jdbc.sql("SELECT type || ': ' || result::text FROM action WHERE state = 'failed'")
          .query(String.class)
          .list();
    }

    List<String> webhookIds() {
      return jdbc.sql(
              "SELECT 'msg_' || d.id FROM delivery d JOIN channel c ON c.id = d.channel_id"
                  + " WHERE c.kind = 'webhook' AND d.state = 'sent'")
          .query(String.class)
          .list();
    }

    long deliveries(String kind, String state) {
      return jdbc.sql(
              "SELECT count(*) FROM delivery d JOIN channel c ON c.id = d.channel_id"
                  + " WHERE c.kind = :kind AND d.state = :state")
          .param("kind", kind)
          .param("state", state)
          .query(Long.class)
          .single();
    }

    void report(int kills, int days, Receivers receivers) {
      List<String> facts = new ArrayList<>();
      facts.add(kills + " kills on " + days + " days");
      facts.add(number("SELECT count(*) FROM action") + " actions, each once");
      facts.add(
          number("SELECT count(*) FROM audit WHERE action = 'action.revived'") + " claims revived");
      facts.add(
          "%d webhooks for %d ids"
              .formatted(
                  receivers.webhooks().values().stream().mapToInt(AtomicInteger::get).sum(),
                  receivers.webhooks().size()));
      facts.add(
          "%d chat messages sent, %d unknown"
              .formatted(deliveries("feishu", "sent"), deliveries("feishu", "unknown")));
      System.out.println("PolicyCrashIT: " + String.join("; ", facts));
    }
  }
}
