package io.tandem.cli.demo;

import io.tandem.cli.client.ApiClient;
import io.tandem.cli.demo.story.Arm;
import io.tandem.cli.demo.story.Community;
import io.tandem.cli.demo.story.Days;
import io.tandem.cli.demo.story.Onboarding;
import io.tandem.cli.demo.story.TaskTrial;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/** Asks the API for what was planted in the experiments: effects have to lie in their intervals. */
final class TrialFigures {

  private static final String ONBOARDING = "D10…D27";
  private static final String COMMUNITY = "D16…D30";
  private static final double POINTS = 100;

  private final ApiClient api;
  private final List<Figure> figures = new ArrayList<>();

  TrialFigures(ApiClient api) {
    this.api = api;
  }

  List<Figure> ask() {
    quest();
    release();
    community();
    return List.copyOf(figures);
  }

  /** What each experiment found, in words. */
  List<TrialOutcome> outcomes() {
    List<TrialOutcome> outcomes = new ArrayList<>();
    outcomes.add(outcome(QuestTrial.KEY));
    outcomes.add(outcome(CommunityTrial.KEY));
    for (TaskTrial trial : TaskTrial.values()) {
      outcomes.add(outcome(trial.flag()));
    }
    return outcomes;
  }

  private TrialOutcome outcome(String key) {
    JsonNode experiment = api.get(Trial.EXPERIMENTS + "/" + key);
    JsonNode verdict = found(key).path("verdict");
    List<String> sentences = new ArrayList<>();
    sentences.add(verdict.at("/text/en").asString(""));
    verdict.path("basis").forEach(basis -> sentences.add(basis.path("en").asString("")));
    JsonNode decision = experiment.path("decision");
    if (decision.isObject()) {
      sentences.add(
          "Decided by %s on D%d: %s"
              .formatted(
                  decision.path("by").asString(""),
                  day(decision.path("at").asString()),
                  decision.path("outcome").asString("")));
    } else {
      sentences.add("Runs since D" + day(experiment.path("startedAt").asString()));
    }
    return new TrialOutcome(experiment.at("/definition/names/en").asString(""), sentences);
  }

  private void quest() {
    JsonNode found = found(QuestTrial.KEY);
    double enrolled = Trial.enrolled(found);
    add(ONBOARDING, "enrolled in the experiment 入组", Onboarding.ENROLLED, enrolled);
    yes(ONBOARDING, "sample ratio as dealt 分流正常", found, "/exposure/sampleRatio/verdict", "ok");
    for (Arm arm : List.of(Arm.QUEST, Arm.CHECK_IN, Arm.BOTH)) {
      between(
          ONBOARDING,
          "points of day-7 retention, " + arm.key() + " beside none",
          arm.retention() - Arm.NONE.retention(),
          POINTS,
          comparison(found, QuestTrial.RETENTION, arm.key()).at("/absolute/sequential"));
    }
    effects(
        found,
        QuestTrial.RETENTION,
        "points of day-7 retention",
        POINTS,
        Arm.effects(Arm::retention));
    effects(found, QuestTrial.WORTH_7, "yuan by day 7", 1, Arm.effects(Arm::worthByDay7));
    effects(found, QuestTrial.WORTH_14, "yuan by day 14", 1, Arm.effects(Arm::worthByDay14));
    JsonNode interaction =
        factorial(found, QuestTrial.RETENTION).at("/interaction/absolute/sequential");
    between(
        ONBOARDING, "interaction inconclusive: 0 points possible 交互不明确", 0, POINTS, interaction);
    decided(QuestTrial.KEY, Onboarding.LAST_DAY, "decided", "both for newcomers 上线");
  }

  private void effects(
      JsonNode found, String metric, String unit, double scale, Arm.Effects planted) {
    JsonNode effects = factorial(found, metric);
    effect(effects, "first", "quest, " + unit, planted.quest(), scale);
    effect(effects, "second", "check-in, " + unit, planted.checkIn(), scale);
    effect(effects, "interaction", "interaction, " + unit, planted.interaction(), scale);
  }

  private void effect(JsonNode effects, String part, String what, double planted, double scale) {
    JsonNode interval = effects.path(part).at("/absolute/sequential");
    between(ONBOARDING, "effect of the " + what, planted, scale, interval);
  }

  private void release() {
    JsonNode release =
        api.get(Trial.FLAGS + "/" + Onboarding.FLAG + "/environments/production/release");
    for (int day : List.of(10, 12, 14)) {
      add("D" + day, "gray release at % 灰度", Onboarding.percent(day), begun(release, day));
    }
    yes("D16", "gray release over 灰度完成", release, "/state", "done");
  }

  /** The step that began on a day; 0 for none. */
  private static double begun(JsonNode release, int day) {
    return release
        .path("history")
        .valueStream()
        .filter(moment -> moment.path("state").asString().equals("running"))
        .filter(moment -> day(moment.path("at").asString()) == day)
        .mapToDouble(moment -> moment.path("percent").asDouble())
        .max()
        .orElse(0);
  }

  private static int day(String instant) {
    return Days.of(LocalDate.ofInstant(Instant.parse(instant), Days.ZONE));
  }

  private void community() {
    JsonNode found = found(CommunityTrial.KEY);
    yes(COMMUNITY, "sample ratio as dealt 分流正常", found, "/exposure/sampleRatio/verdict", "ok");
    JsonNode revenue = comparison(found, CommunityTrial.REVENUE, Community.WITH);
    between(COMMUNITY, "% of ad revenue 广告收入", -0.08, POINTS, revenue.at("/relative/sequential"));
    yes(COMMUNITY, "guardrail of −10 % holds 护栏守住", revenue, "/reading", "flat");
    yes(
        COMMUNITY,
        "more lessons with the community 上课更多",
        comparison(found, CommunityTrial.LESSONS, Community.WITH),
        "/reading",
        "better");
    decided(CommunityTrial.KEY, Community.LAST_DAY, "archived", "kept at the review 复盘保留");
  }

  /** A variant beside the control. */
  static JsonNode comparison(JsonNode found, String metric, String variant) {
    return metric(found, metric)
        .path("comparisons")
        .valueStream()
        .filter(one -> one.path("variant").asString().equals(variant))
        .findFirst()
        .orElse(MissingNode.getInstance());
  }

  private void decided(String key, int day, String state, String what) {
    String days = "D" + day;
    JsonNode experiment = api.get(Trial.EXPERIMENTS + "/" + key);
    String at = experiment.path("decision").path("at").asString("");
    add(days, what + ", on day", day, at.isEmpty() ? Double.NaN : day(at));
    yes(days, what, experiment, "/decision/outcome", "ship");
    yes(days, what + ", " + state, experiment, "/state", state);
  }

  private JsonNode found(String key) {
    return api.get(Trial.EXPERIMENTS + "/" + key + "/results").path("findings");
  }

  private static JsonNode factorial(JsonNode found, String metric) {
    return metric(found, metric).path("factorial");
  }

  /** A metric of findings. */
  static JsonNode metric(JsonNode found, String key) {
    return found
        .path("metrics")
        .valueStream()
        .filter(metric -> metric.path("metric").asString().equals(key))
        .findFirst()
        .orElse(MissingNode.getInstance());
  }

  private void add(String days, String what, double planted, double answered) {
    figures.add(new Figure(days, what, planted, answered));
  }

  private void yes(String days, String what, JsonNode in, String at, String planted) {
    figures.add(Figure.said(days, what, planted, in.at(at)));
  }

  private void between(String days, String what, double planted, double scale, JsonNode interval) {
    figures.add(Figure.within(days, what, planted, scale, interval));
  }
}
