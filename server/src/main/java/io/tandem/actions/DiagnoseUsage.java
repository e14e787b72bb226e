package io.tandem.actions;

import io.tandem.access.Permission;
import io.tandem.access.Project;
import io.tandem.catalog.Feature;
import io.tandem.growth.WorkItem;
import io.tandem.growth.WorkItemDraft;
import io.tandem.growth.WorkItems;
import io.tandem.growth.WorkKind;
import io.tandem.growth.WorkOrigin;
import io.tandem.insights.UsageDiagnoses;
import io.tandem.insights.UsageQuestion;
import io.tandem.insights.UsageReport;
import io.tandem.policies.ActionOutcome;
import io.tandem.policies.ActionRun;
import io.tandem.policies.ActionType;
import io.tandem.policies.PolicySubject;
import io.tandem.shared.Names;
import io.tandem.shared.ProjectId;
import io.tandem.shared.Sentence;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Finds out why those who are shown a feature do not use it, and keeps the report as a work item.
 *
 * <p>Parameters: {@code feature}, by default the policy's subject; {@code fromDays} closed days
 * looked at, by default since the launch (90 at most) or else 7; {@code ageProperty}, {@code
 * seniorAge}, {@code properties} and {@code success} as in {@link UsageQuestion}; {@code owner}, by
 * default the feature's product owner; {@code dueDays}, 7 by default.
 */
@Component
class DiagnoseUsage implements ActionType {

  private static final TypeReference<Map<String, Object>> OBJECT = new TypeReference<>() {};

  private final UsageDiagnoses diagnoses;
  private final WorkItems items;
  private final ActionSubjects subjects;
  private final UsageQuestions questions;
  private final JsonMapper json;

  DiagnoseUsage(
      UsageDiagnoses diagnoses,
      WorkItems items,
      ActionSubjects subjects,
      UsageQuestions questions,
      JsonMapper json) {
    this.diagnoses = diagnoses;
    this.items = items;
    this.subjects = subjects;
    this.questions = questions;
    this.json = json;
  }

  @Override
  public String key() {
    return "diagnose_usage";
  }

  @Override
  public Names names() {
    return new Names("诊断学习成本", "Diagnose learning cost");
  }

  @Override
  public Map<String, Object> schema() {
    return Schemas.object(
        Map.of(
            "feature", Schemas.text(),
            "fromDays", Schemas.number(1, 366),
            "ageProperty", Schemas.text(),
            "seniorAge", Schemas.number(40, 100),
            "properties", Schemas.list(Schemas.text()),
            "success", Schemas.any(),
            "owner", Schemas.text(),
            "dueDays", Schemas.number(1, 366)),
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
    items.checkOwner(project, read.text("owner"));
    read.number("dueDays", 1, 366);
    questions.check(read);
  }

  @Override
  public Sentence preview(ActionRun run) {
    Parameters parameters = read(run.parameters());
    Feature feature = feature(run, parameters);
    UsageQuestion question = questions.of(run.actor().project(), feature, parameters);
    String days = question.range().from() + "–" + question.range().to();
    return new Sentence(
        "诊断「" + feature.names().zh() + "」" + days + " 的学习成本",
        "diagnose the learning cost of “" + feature.names().en() + "”, " + days);
  }

  @Override
  public ActionOutcome run(ActionRun run) {
    Parameters parameters = read(run.parameters());
    Project project = run.actor().project();
    Feature feature = feature(run, parameters);
    UsageReport report = diagnoses.diagnose(project, questions.of(project, feature, parameters));
    WorkItem item =
        items.open(
            run.actor(),
            draft(project, feature, parameters),
            new WorkOrigin(run.policy(), run.episode(), run.id()),
            json.convertValue(report, OBJECT),
            Wording.reason(run.why()));
    List<Sentence> said = report.sentences();
    Sentence most = said.size() > 1 ? said.get(1) : said.getFirst();
    return new ActionOutcome.Done(
        new Sentence("#" + item.no() + " " + most.zh(), "#" + item.no() + " " + most.en()),
        "growth/work/" + item.no());
  }

  private WorkItemDraft draft(Project project, Feature feature, Parameters parameters) {
    String owner = parameters.text("owner");
    return new WorkItemDraft(
        WorkKind.DIAGNOSIS,
        new Names(
            cut(feature.names().zh()) + "：学习成本诊断",
            cut(feature.names().en()) + ": learning-cost diagnosis"),
        owner == null ? items.member(project.id(), feature.productOwner()) : owner,
        questions.today(project).plusDays(parameters.number("dueDays", 1, 366, 7)),
        null,
        new PolicySubject(PolicySubject.FEATURE, feature.key()));
  }

  private Feature feature(ActionRun run, Parameters parameters) {
    return subjects.required(run.actor().projectId(), parameters.text("feature"), run.subject());
  }

  private static String cut(String name) {
    return name.substring(0, Math.min(name.length(), 150));
  }

  private static Parameters read(JsonNode parameters) {
    return Parameters.of(
        parameters,
        Set.of(
            "feature",
            "fromDays",
            "ageProperty",
            "seniorAge",
            "properties",
            "success",
            "owner",
            "dueDays"));
  }
}
