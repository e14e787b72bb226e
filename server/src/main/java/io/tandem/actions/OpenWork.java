package io.tandem.actions;

import io.tandem.access.Permission;
import io.tandem.growth.WorkExit;
import io.tandem.growth.WorkItem;
import io.tandem.growth.WorkItemDraft;
import io.tandem.growth.WorkItems;
import io.tandem.growth.WorkKind;
import io.tandem.growth.WorkOrigin;
import io.tandem.policies.ActionOutcome;
import io.tandem.policies.ActionRun;
import io.tandem.policies.ActionType;
import io.tandem.shared.Names;
import io.tandem.shared.ProjectId;
import io.tandem.shared.Sentence;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Opens a work item.
 *
 * <p>Parameters: {@code kind} (project by default), {@code title} {zh,en}, {@code owner} (a
 * member's e-mail address or a role), {@code dueDays}, {@code exit} {policy, days}: the policy that
 * must clear, by default the one that asks, and for how many judged buckets.
 */
@Component
class OpenWork implements ActionType {

  private final WorkItems items;
  private final JsonMapper json;
  private final Clock clock;

  OpenWork(WorkItems items, JsonMapper json, Clock clock) {
    this.items = items;
    this.json = json;
    this.clock = clock;
  }

  @Override
  public String key() {
    return "open_work";
  }

  @Override
  public Names names() {
    return new Names("开专项", "Open a work item");
  }

  @Override
  public Map<String, Object> schema() {
    Map<String, Object> title =
        Schemas.object(Map.of("zh", Schemas.text(), "en", Schemas.text()), List.of("zh", "en"));
    Map<String, Object> exit =
        Schemas.object(
            Map.of("policy", Schemas.text(), "days", Schemas.number(1, 366)), List.of("days"));
    return Schemas.object(
        Map.of(
            "kind", Schemas.oneOf("project", "diagnosis", "review", "task"),
            "title", title,
            "owner", Schemas.text(),
            "dueDays", Schemas.number(1, 366),
            "exit", exit),
        List.of("title"));
  }

  /** A title and an owner reach nobody and spend nothing. */
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
    kind(read);
    title(read);
    items.checkOwner(project, read.text("owner"));
    read.number("dueDays", 1, 366);
    exit(read, "-");
  }

  @Override
  public Sentence preview(ActionRun run) {
    WorkItemDraft draft = draft(run);
    return new Sentence(
        "开「" + draft.title().zh() + "」" + due(draft, "，截止 "),
        "open “" + draft.title().en() + "”" + due(draft, ", due "));
  }

  @Override
  public ActionOutcome run(ActionRun run) {
    WorkOrigin origin = new WorkOrigin(run.policy(), run.episode(), run.id());
    WorkItem item = items.open(run.actor(), draft(run), origin, null, Wording.reason(run.why()));
    return new ActionOutcome.Done(
        new Sentence(
            "已开 #" + item.no() + "「" + item.title().zh() + "」",
            "opened #" + item.no() + " “" + item.title().en() + "”"),
        "growth/work/" + item.no());
  }

  private WorkItemDraft draft(ActionRun run) {
    Parameters parameters = read(run.parameters());
    Long days = parameters.number("dueDays", 1, 366);
    LocalDate today = LocalDate.ofInstant(clock.instant(), run.actor().project().zone());
    return new WorkItemDraft(
        kind(parameters),
        title(parameters),
        parameters.text("owner"),
        days == null ? null : today.plusDays(days),
        exit(parameters, run.policy()),
        run.subject());
  }

  private static WorkKind kind(Parameters parameters) {
    String kind = parameters.text("kind");
    return kind == null ? WorkKind.PROJECT : WorkKind.of(kind);
  }

  private Names title(Parameters parameters) {
    Names title = parameters.object(json, "title", Names.class);
    if (title == null) {
      throw Parameters.wrong("parameter title is missing");
    }
    return title;
  }

  private static @Nullable WorkExit exit(Parameters parameters, @Nullable String policy) {
    JsonNode value = parameters.value("exit");
    if (value == null) {
      return null;
    }
    Parameters exit = Parameters.of(value, Set.of("policy", "days"));
    String named = exit.text("policy");
    Long days = exit.number("days", 1, 366);
    String waitedFor = named == null ? policy : named;
    if (waitedFor == null || days == null) {
      throw Parameters.wrong("exit names a policy and the days it must stay clear");
    }
    return new WorkExit(waitedFor, days.intValue());
  }

  private static String due(WorkItemDraft draft, String words) {
    return draft.dueDate() == null ? "" : words + draft.dueDate();
  }

  private static Parameters read(JsonNode parameters) {
    return Parameters.of(parameters, Set.of("kind", "title", "owner", "dueDays", "exit"));
  }
}
