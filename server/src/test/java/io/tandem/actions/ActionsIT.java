package io.tandem.actions;

import static io.tandem.support.TestServer.expect;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tandem.access.Actor;
import io.tandem.access.Projects;
import io.tandem.access.Role;
import io.tandem.policies.ActionOutcome;
import io.tandem.policies.ActionRun;
import io.tandem.policies.ActionType;
import io.tandem.policies.PolicySubject;
import io.tandem.shared.Sentence;
import io.tandem.shared.TandemException;
import io.tandem.support.Story;
import io.tandem.support.TestServer;
import io.tandem.support.TestServer.TestProject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Each action's effect, seen through HTTP. */
class ActionsIT {

  private static final JsonMapper JSON = new JsonMapper();

  private final TestServer server = TestServer.shared();
  private final TestProject project = server.newProject("UTC");

  @Test
  void pausesEveryRunningCampaignOfTheFeatureAndAPolicyDoesNotResume() {
    feature();
    campaign("one", 0, true);
    campaign("two", 0, true);
    campaign("planned", 5, false);
    ActionRun run = run("{}", "ai");
    assertThat(preview(PauseCampaign.class, run).zh()).isEqualTo("暂停 2 个活动：one、two");
    assertThat(done(PauseCampaign.class, run).result().zh()).contains("已暂停 2 个活动");
    assertThat(state("one")).isEqualTo("paused");
    assertThat(project.get("/campaigns/one").json().get("stateChangedBy").asString())
        .isEqualTo("policy:test");
    assertThat(done(PauseCampaign.class, run).result().en()).contains("nothing to pause");
    ActionOutcome resumed = outcome(StartCampaign.class, run("{'campaign':'one'}", "ai"));
    assertThat(resumed).isInstanceOf(ActionOutcome.Failed.class);
    assertThat(state("one")).isEqualTo("paused");
  }

  @Test
  void whatAHoldHadPausedStaysPausedAfterAPolicyPausedItToo() {
    feature();
    campaign("one", 0, true);
    done(HoldSubject.class, run("{'days':3}", "ai"));
    assertThat(state("one")).isEqualTo("paused");
    done(PauseCampaign.class, run("{}", "ai"));
    long hold = project.get("/holds").json().at("/items/0/id").asLong();
    expect(200, server.delete(project.path("/holds/" + hold)));
    assertThat(state("one")).isEqualTo("paused");
  }

  @Test
  void pausesWhatAHoldOfTheSameMomentIsPausing() {
    feature();
    campaign("one", 0, true);
    TransactionTemplate transaction =
        new TransactionTemplate(server.bean(PlatformTransactionManager.class));
    CompletableFuture<ActionOutcome> pause =
        Objects.requireNonNull(
            transaction.execute(_ -> {
              done(HoldSubject.class, run("{'days':3}", "ai"));
              CompletableFuture<ActionOutcome> other =
                  CompletableFuture.supplyAsync(() ->
                      transaction.execute(_ -> outcome(PauseCampaign.class, run("{}", "ai"))));
              awaitLocks();
              return other;
            }));
    assertThat(pause.join()).isInstanceOf(ActionOutcome.Done.class);
    long hold = project.get("/holds").json().at("/items/0/id").asLong();
    expect(200, server.delete(project.path("/holds/" + hold)));
    assertThat(state("one")).isEqualTo("paused");
  }

  /** Until one transaction waits for another. */
  private void awaitLocks() {
    String waiting = "SELECT count(*) FROM pg_locks WHERE NOT granted";
    long begun = System.nanoTime();
    while (server.bean(JdbcClient.class).sql(waiting).query(Long.class).single() == 0) {
      assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofMinutes(1));
      LockSupport.parkNanos(1_000_000);
    }
  }

  @Test
  void startsWhatExistsAndMakesWhatDoesNot() {
    feature();
    campaign("ready", 0, false);
    String yesterday = day(-1) + "T10:00:00Z";
    new Story().crowd(12, "p", "app_open", yesterday).sendTo(project);
    ActionRun existing = run("{'campaign':'ready'}", null);
    assertThat(preview(StartCampaign.class, existing).zh()).contains("触达 12 人");
    assertThat(done(StartCampaign.class, existing).link()).isEqualTo("campaigns/ready");
    assertThat(state("ready")).isEqualTo("running");

    ActionRun draft = run("{'draft':{'key':'badge','from':'" + day(1) + "','days':7}}", "ai");
    done(StartCampaign.class, draft);
    JsonNode badge = project.get("/campaigns/badge").json();
    assertThat(badge.get("state").asString()).isEqualTo("scheduled");
    assertThat(badge.get("from").asString()).isEqualTo(day(1));
    assertThat(badge.get("to").asString()).isEqualTo(day(7));
    assertThat(badge.at("/participation/event").asString()).isEqualTo("ai_open");
    assertThat(badge.at("/features/0").asString()).isEqualTo("ai");
    done(StartCampaign.class, run("{'draft':{'key':'now'}}", "ai"));
    assertThat(state("now")).isEqualTo("running");
  }

  @Test
  void opensWorkOnceWhateverHowOften() {
    feature();
    ActionRun run =
        run(
            "{'title':{'zh':'体验优化专项','en':'Improve'},'owner':'product','dueDays':14,"
                + "'exit':{'days':7}}",
            "ai");
    assertThat(preview(OpenWork.class, run).zh()).startsWith("开「体验优化专项」，截止 ");
    assertThat(done(OpenWork.class, run).link()).isEqualTo("growth/work/1");
    assertThat(done(OpenWork.class, run).link()).isEqualTo("growth/work/1");
    JsonNode item = project.get("/work-items/1").json();
    assertThat(item.at("/exit/policy").asString()).isEqualTo("test");
    assertThat(item.at("/origin/episode").asInt()).isEqualTo(3);
    assertThat(item.at("/dueDate").asString()).isEqualTo(day(14));
    assertThat(project.get("/work-items").json().get("items").size()).isEqualTo(1);
  }

  @Test
  void reallocatesFromLowerTiersAndSaysSo() {
    feature();
    pool();
    ActionRun run = run("{'pool':'calls','allocation':'quest','to':500,'days':7}", null);
    assertThat(preview(Reallocate.class, run).en())
        .contains("300 → 500 calls (from AI review −100)");
    done(Reallocate.class, run);
    done(Reallocate.class, run);
    JsonNode pool = project.get("/pools/calls").json();
    assertThat(pool.at("/allocations/0/amount").asInt()).isEqualTo(500);
    assertThat(pool.at("/allocations/1/amount").asInt()).isEqualTo(100);
    assertThat(pool.get("shifts").size()).isEqualTo(1);
    ActionRun tooMuch = run("{'pool':'calls','allocation':'quest','to':601}", null);
    assertThat(preview(Reallocate.class, tooMuch).zh()).contains("还差 1");
    assertThatThrownBy(() -> outcome(Reallocate.class, tooMuch))
        .isInstanceOf(TandemException.class)
        .hasMessageContaining("pool_exhausted");
  }

  @Test
  void opensAThreeGateReviewOfTheSubject() {
    feature();
    assertThat(done(OpenGates.class, run("{'expiresDays':30}", "ai")).result().zh())
        .contains("等待回答");
    JsonNode review = project.get("/gates").json().at("/items/0");
    assertThat(review.at("/subject/key").asString()).isEqualTo("ai");
    assertThat(review.get("policy").asString()).isEqualTo("test");
    assertThat(review.get("days").asInt()).isEqualTo(30);
  }

  @Test
  void keepsADiagnosisAsAWorkItemsReport() {
    feature();
    String yesterday = day(-1) + "T10:00:00Z";
    new Story()
        .crowd(10, "p", "ai_shown", yesterday)
        .did("p1", "ai_open", yesterday)
        .sendTo(project);
    ActionOutcome.Done done = done(DiagnoseUsage.class, run("{'fromDays':7}", "ai"));
    assertThat(done.result().zh()).contains("断点在「曝光 → 打开」：流失 9 人（90.0%）");
    JsonNode item = project.get("/work-items/1").json();
    assertThat(item.get("kind").asString()).isEqualTo("diagnosis");
    assertThat(item.at("/report/largestLoss/people").asInt()).isEqualTo(9);
    assertThat(item.at("/report/seniors/tooManyUnknown").asBoolean()).isTrue();
    assertThat(item.at("/report/to").asString()).isEqualTo(day(-1));
  }

  private ActionRun run(String parameters, String feature) {
    return new ActionRun(
        UUID.randomUUID(),
        actor(),
        json(parameters),
        feature == null ? null : new PolicySubject("feature", feature),
        null,
        "test",
        3L,
        new Sentence("触发", "fired"));
  }

  private Actor actor() {
    return new Actor(
        server.bean(Projects.class).byKey(project.key()).orElseThrow(),
        null,
        "policy:test",
        Set.of(Role.ADMIN));
  }

  private static JsonNode json(String text) {
    return JSON.readTree(text.replace('\'', '"'));
  }

  private Sentence preview(Class<? extends ActionType> type, ActionRun run) {
    server.bean(type).check(actor().projectId(), run.parameters());
    return server.bean(type).preview(run);
  }

  private ActionOutcome outcome(Class<? extends ActionType> type, ActionRun run) {
    return server.bean(type).run(run);
  }

  private ActionOutcome.Done done(Class<? extends ActionType> type, ActionRun run) {
    return (ActionOutcome.Done) outcome(type, run);
  }

  private void feature() {
    expect(
        201,
        project.post(
            "/features",
            Map.of(
                "key", "ai",
                "names", Map.of("zh", "AI 批改", "en", "AI review"),
                "tier", "exploratory",
                "keyEvents", List.of(Map.of("event", "ai_open")),
                "exposure", Map.of("event", "ai_shown"))));
  }

  private void campaign(String key, int firstDay, boolean run) {
    expect(
        201,
        project.post(
            "/campaigns",
            Map.of(
                "key", key,
                "names", Map.of("zh", key, "en", key),
                "features", List.of("ai"),
                "from", day(firstDay),
                "to", day(firstDay + 30),
                "participation", Map.of("event", "joined"))));
    if (run) {
      done(StartCampaign.class, run("{'campaign':'" + key + "'}", null));
    }
  }

  private void pool() {
    expect(
        201,
        project.post(
            "/pools",
            Map.of(
                "key",
                "calls",
                "names",
                Map.of("zh", "外呼配额", "en", "Call quota"),
                "unit",
                "calls",
                "capacity",
                600)));
    allocate(1, "quest", "standard", 300);
    allocate(2, "ai", "exploratory", 200);
  }

  private void allocate(int version, String name, String tier, long amount) {
    Map<String, Object> body = Map.of("name", name, "tier", tier, "amount", amount);
    expect(
        201,
        server.send(
            TestServer.json(server.request(project.path("/pools/calls/allocations")), "POST", body)
                .header("If-Match", "\"" + version + "\"")));
  }

  private String state(String campaign) {
    return project.get("/campaigns/" + campaign).json().get("state").asString();
  }

  private String day(int days) {
    return server.now().atZone(java.time.ZoneOffset.UTC).toLocalDate().plusDays(days).toString();
  }
}
