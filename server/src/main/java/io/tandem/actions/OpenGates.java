package io.tandem.actions;

import io.tandem.access.Permission;
import io.tandem.growth.GateDraft;
import io.tandem.growth.GateReview;
import io.tandem.growth.GateReviews;
import io.tandem.policies.ActionOutcome;
import io.tandem.policies.ActionRun;
import io.tandem.policies.ActionType;
import io.tandem.policies.PolicySubject;
import io.tandem.shared.Names;
import io.tandem.shared.ProjectId;
import io.tandem.shared.Sentence;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Opens a three-gate review 三阶判断.
 *
 * <p>Parameters: {@code feature}, by default the policy's subject or else the whole project; {@code
 * questions} [{gate, role, text{zh,en}}] and {@code expiresDays} as in {@link GateDraft}.
 */
@Component
class OpenGates implements ActionType {

  private final GateReviews reviews;
  private final ActionSubjects subjects;
  private final JsonMapper json;

  OpenGates(GateReviews reviews, ActionSubjects subjects, JsonMapper json) {
    this.reviews = reviews;
    this.subjects = subjects;
    this.json = json;
  }

  @Override
  public String key() {
    return "open_gates";
  }

  @Override
  public Names names() {
    return new Names("发起三阶判断", "Open a three-gate review");
  }

  @Override
  public Map<String, Object> schema() {
    return Schemas.object(
        Map.of(
            "feature", Schemas.text(),
            "questions", Schemas.list(Schemas.any()),
            "expiresDays", Schemas.number(1, 366)),
        List.of());
  }

  @Override
  public Safety safety() {
    return Safety.PROTECTING;
  }

  @Override
  public Permission permission() {
    return Permission.EDIT_GROWTH;
  }

  @Override
  public void check(ProjectId project, JsonNode parameters) {
    Parameters read = read(parameters);
    subjects.checkFeature(project, read.text("feature"));
    draft(null, read).check();
  }

  @Override
  public Sentence preview(ActionRun run) {
    PolicySubject subject = draft(run.subject(), read(run.parameters())).subject();
    if (subject == null) {
      return new Sentence("发起三阶判断：需求、传播、闭环", "open a three-gate review: need, spread, loop");
    }
    Names names = subjects.names(run.actor().projectId(), subject);
    return new Sentence(
        "为「" + names.zh() + "」发起三阶判断：需求、传播、闭环",
        "open a three-gate review of “" + names.en() + "”: need, spread, loop");
  }

  @Override
  public ActionOutcome run(ActionRun run) {
    GateDraft draft = draft(run.subject(), read(run.parameters()));
    GateReview review = reviews.open(run.actor(), draft, run.why(), run.policy());
    return new ActionOutcome.Done(
        review.state() == GateReview.State.OPEN
            ? new Sentence("三阶判断均已成立", "all three gates stand open")
            : new Sentence("已发起三阶判断，等待回答", "three-gate review opened, waiting for answers"),
        "growth/gates/" + review.id());
  }

  private GateDraft draft(@Nullable PolicySubject policys, Parameters parameters) {
    String feature = parameters.text("feature");
    PolicySubject subject =
        feature == null ? policys : new PolicySubject(PolicySubject.FEATURE, feature);
    GateDraft.Question[] questions =
        parameters.object(json, "questions", GateDraft.Question[].class);
    if (questions != null && Arrays.stream(questions).anyMatch(OpenGates::incomplete)) {
      throw Parameters.wrong("each of the questions has a gate, a role and a text");
    }
    Long days = parameters.number("expiresDays", 1, 366);
    return new GateDraft(
        subject,
        questions == null ? null : List.of(questions),
        days == null ? null : days.intValue());
  }

  private static boolean incomplete(GateDraft.@Nullable Question question) {
    return question == null
        || question.gate() == null
        || question.role() == null
        || question.text() == null;
  }

  private static Parameters read(JsonNode parameters) {
    return Parameters.of(parameters, Set.of("feature", "questions", "expiresDays"));
  }
}
