package io.tandem.actions;

import io.tandem.access.Actor;
import io.tandem.access.Permission;
import io.tandem.access.Role;
import io.tandem.growth.Gate;
import io.tandem.growth.GateAnswer;
import io.tandem.growth.GateReview;
import io.tandem.growth.GateReviews;
import io.tandem.growth.GateStanding;
import io.tandem.growth.GateVerdict;
import io.tandem.policies.ActionOutcome;
import io.tandem.policies.ActionRun;
import io.tandem.policies.ActionType;
import io.tandem.shared.CommonError;
import io.tandem.shared.Names;
import io.tandem.shared.ProjectId;
import io.tandem.shared.Sentence;
import io.tandem.shared.TandemException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/**
 * Answers one gate of a three-gate review with somebody else's evidence: whoever holds the gate's
 * role approves, and the answer is then theirs. Only people ask for it; a policy opens reviews, but
 * does not pass them.
 *
 * <p>Parameters: {@code review} (its id), {@code gate}, {@code verdict} yes or no, {@code
 * evidence}, {@code days} it counts (the review's by default).
 */
@Component
class AnswerGate implements ActionType {

  private final GateReviews reviews;
  private final ActionSubjects subjects;
  private final Clock clock;

  AnswerGate(GateReviews reviews, ActionSubjects subjects, Clock clock) {
    this.reviews = reviews;
    this.subjects = subjects;
    this.clock = clock;
  }

  @Override
  public String key() {
    return "answer_gate";
  }

  @Override
  public Names names() {
    return new Names("回答三阶判断", "Answer a gate");
  }

  @Override
  public Map<String, Object> schema() {
    return Schemas.object(
        Map.of(
            "review", Schemas.number(1, Long.MAX_VALUE),
            "gate", Schemas.oneOf("need", "spread", "loop"),
            "verdict", Schemas.oneOf("yes", "no"),
            "evidence", Schemas.text(),
            "days", Schemas.number(1, 366)),
        List.of("review", "gate", "verdict", "evidence"));
  }

  /**
   * It spends nothing and reaches nobody; it waits for approval since it is only ever asked for.
   */
  @Override
  public Safety safety() {
    return Safety.PROTECTING;
  }

  @Override
  public Permission permission() {
    return Permission.EDIT_GROWTH;
  }

  @Override
  public boolean forPolicies() {
    return false;
  }

  /** A gate waits for one answer, whatever it says. */
  @Override
  public Set<String> identity() {
    return Set.of("review", "gate");
  }

  @Override
  public Role approver(ProjectId project, JsonNode parameters) {
    Wanted wanted = wanted(parameters);
    return standing(reviews.get(project, wanted.review), wanted.gate).role();
  }

  @Override
  public void check(ProjectId project, JsonNode parameters) {
    approver(project, parameters);
  }

  @Override
  public Sentence preview(ActionRun run) {
    Wanted wanted = wanted(run.parameters());
    GateReview review = reviews.get(run.actor().projectId(), wanted.review);
    Names about =
        review.subject() == null
            ? new Names("整个项目", "the project")
            : subjects.names(run.actor().projectId(), review.subject());
    Sentence gate = name(wanted.gate);
    return new Sentence(
        "「%s」%s：%s，依据：%s"
            .formatted(about.zh(), gate.zh(), yes(wanted) ? "是" : "否", wanted.evidence),
        "“%s”, gate %s: %s, since %s"
            .formatted(about.en(), gate.en(), yes(wanted) ? "yes" : "no", wanted.evidence));
  }

  @Override
  public ActionOutcome run(ActionRun run) {
    String approvedBy = run.approvedBy();
    if (approvedBy == null) {
      return new ActionOutcome.Failed(
          new Sentence("没有人批准，不能回答", "Nobody approved it, so it is no answer"));
    }
    Wanted wanted = wanted(run.parameters());
    GateReview review = reviews.get(run.actor().projectId(), wanted.review);
    Instant expires =
        wanted.days == null ? null : clock.instant().plus(Duration.ofDays(wanted.days));
    Actor approver = new Actor(run.actor().project(), null, approvedBy, run.actor().roles());
    GateReview after =
        reviews.answer(
            approver,
            review.id(),
            review.version(),
            new GateAnswer(wanted.gate, wanted.verdict, wanted.evidence, expires));
    Sentence gate = name(wanted.gate);
    String asked = run.actor().name();
    return new ActionOutcome.Done(
        new Sentence(
            "%s已回答：%s（依据由 %s 提供）".formatted(gate.zh(), yes(wanted) ? "是" : "否", asked),
            "gate %s was answered %s, on evidence of %s"
                .formatted(gate.en(), yes(wanted) ? "yes" : "no", asked)),
        "growth/gates/" + after.id());
  }

  private static boolean yes(Wanted wanted) {
    return wanted.verdict == GateVerdict.YES;
  }

  private static GateStanding standing(GateReview review, Gate gate) {
    return review.gates().stream()
        .filter(standing -> standing.gate() == gate)
        .findFirst()
        .orElseThrow(() -> new TandemException(CommonError.NOT_FOUND));
  }

  private static Sentence name(Gate gate) {
    return switch (gate) {
      case NEED -> new Sentence("需求判断", "need");
      case SPREAD -> new Sentence("传播判断", "spread");
      case LOOP -> new Sentence("闭环判断", "loop");
    };
  }

  private record Wanted(
      long review, Gate gate, GateVerdict verdict, String evidence, @Nullable Long days) {}

  private static Wanted wanted(JsonNode parameters) {
    Parameters read =
        Parameters.of(parameters, Set.of("review", "gate", "verdict", "evidence", "days"));
    Long review = read.number("review", 1, Long.MAX_VALUE);
    String gate = read.text("gate");
    String verdict = read.text("verdict");
    String evidence = read.text("evidence");
    if (review == null || gate == null || verdict == null || evidence == null) {
      throw Parameters.wrong("a review, a gate, a verdict and evidence are needed");
    }
    GateVerdict said = GateVerdict.of(verdict);
    if (said == GateVerdict.UNKNOWN) {
      throw Parameters.wrong("the verdict is yes or no");
    }
    return new Wanted(review, Gate.of(gate), said, evidence, read.number("days", 1, 366));
  }
}
