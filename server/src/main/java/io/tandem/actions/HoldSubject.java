package io.tandem.actions;

import io.tandem.access.Permission;
import io.tandem.catalog.Campaign;
import io.tandem.catalog.Hold;
import io.tandem.catalog.HoldDraft;
import io.tandem.catalog.Holds;
import io.tandem.catalog.SubjectRef;
import io.tandem.policies.ActionOutcome;
import io.tandem.policies.ActionRun;
import io.tandem.policies.ActionType;
import io.tandem.policies.PolicySubject;
import io.tandem.shared.Names;
import io.tandem.shared.ProjectId;
import io.tandem.shared.Sentence;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/**
 * Holds a feature or a campaign: nothing on it is started, what runs is paused until it is lifted.
 *
 * <p>Parameters: {@code feature} or {@code campaign}, by default the policy's subject; {@code days}
 * until it ends by itself, by default when somebody lifts it; {@code reason}, by default why the
 * policy fired.
 */
@Component
class HoldSubject implements ActionType {

  private final Holds holds;
  private final ActionSubjects subjects;
  private final Clock clock;

  HoldSubject(Holds holds, ActionSubjects subjects, Clock clock) {
    this.holds = holds;
    this.subjects = subjects;
    this.clock = clock;
  }

  @Override
  public String key() {
    return "hold";
  }

  @Override
  public Names names() {
    return new Names("冻结", "Hold");
  }

  @Override
  public Map<String, Object> schema() {
    return Schemas.object(
        Map.of(
            "feature", Schemas.text(),
            "campaign", Schemas.text(),
            "days", Schemas.number(1, 366),
            "reason", Schemas.text()),
        List.of());
  }

  @Override
  public Safety safety() {
    return Safety.PROTECTING;
  }

  @Override
  public Permission permission() {
    return Permission.HOLD;
  }

  @Override
  public void check(ProjectId project, JsonNode parameters) {
    Parameters read = read(parameters);
    read.number("days", 1, 366);
    read.text("reason");
    subjects.checkFeature(project, read.text("feature"));
    subjects.checkCampaign(project, read.text("campaign"));
  }

  @Override
  public Sentence preview(ActionRun run) {
    SubjectRef subject = subject(run);
    ProjectId project = run.actor().projectId();
    Names names = names(project, subject);
    List<Campaign> running = holds.running(project, subject);
    return new Sentence(
        "冻结「" + names.zh() + "」，暂停 " + running.size() + " 个运行中的活动",
        "hold “" + names.en() + "”, pausing " + Wording.campaigns(running.size()));
  }

  @Override
  public ActionOutcome run(ActionRun run) {
    SubjectRef subject = subject(run);
    ProjectId project = run.actor().projectId();
    Parameters parameters = read(run.parameters());
    Long days = parameters.number("days", 1, 366);
    Instant until = days == null ? null : clock.instant().plus(Duration.ofDays(days));
    String said = parameters.text("reason");
    String reason = said == null ? Wording.reason(run.why()) : said;
    int paused = holds.running(project, subject).size();
    Hold hold = holds.hold(run.actor(), new HoldDraft(subject, reason, until), run.id());
    Names names = names(project, hold.subject());
    return new ActionOutcome.Done(
        new Sentence(
            "已冻结「" + names.zh() + "」，暂停 " + paused + " 个活动",
            "“" + names.en() + "” is held, " + Wording.campaigns(paused) + " paused"),
        (subject.kind().equals(PolicySubject.FEATURE) ? "features/" : "campaigns/")
            + subject.key());
  }

  private Names names(ProjectId project, SubjectRef subject) {
    return subjects.names(project, new PolicySubject(subject.kind(), subject.key()));
  }

  private SubjectRef subject(ActionRun run) {
    Parameters parameters = read(run.parameters());
    String feature = parameters.text("feature");
    String campaign = parameters.text("campaign");
    if (feature != null) {
      return SubjectRef.feature(feature);
    }
    if (campaign != null) {
      return SubjectRef.campaign(campaign);
    }
    PolicySubject subject = run.subject();
    if (subject == null) {
      throw Parameters.wrong("hold needs a feature or a campaign");
    }
    return new SubjectRef(subject.kind(), subject.key());
  }

  private static Parameters read(JsonNode parameters) {
    return Parameters.of(parameters, Set.of("feature", "campaign", "days", "reason"));
  }
}
