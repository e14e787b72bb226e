package io.tandem.actions;

import io.tandem.access.Permission;
import io.tandem.catalog.Campaign;
import io.tandem.catalog.CampaignState;
import io.tandem.catalog.Campaigns;
import io.tandem.catalog.Holds;
import io.tandem.policies.ActionOutcome;
import io.tandem.policies.ActionRun;
import io.tandem.policies.ActionType;
import io.tandem.shared.Names;
import io.tandem.shared.ProjectId;
import io.tandem.shared.Sentence;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/**
 * Pauses one campaign, or every running one that promotes a feature. Only a person resumes what it
 * paused: what a hold had paused before stays paused when the hold is lifted.
 *
 * <p>Parameters: {@code campaign} or {@code feature}, by default the policy's subject.
 */
@Component
class PauseCampaign implements ActionType {

  private final Campaigns campaigns;
  private final Holds holds;
  private final ActionSubjects subjects;

  PauseCampaign(Campaigns campaigns, Holds holds, ActionSubjects subjects) {
    this.campaigns = campaigns;
    this.holds = holds;
    this.subjects = subjects;
  }

  @Override
  public String key() {
    return "pause_campaign";
  }

  @Override
  public Names names() {
    return new Names("暂停活动", "Pause campaigns");
  }

  @Override
  public Map<String, Object> schema() {
    return Schemas.object(Map.of("campaign", Schemas.text(), "feature", Schemas.text()), List.of());
  }

  @Override
  public Safety safety() {
    return Safety.PROTECTING;
  }

  @Override
  public Permission permission() {
    return Permission.EDIT_CAMPAIGNS;
  }

  @Override
  public void check(ProjectId project, JsonNode parameters) {
    Parameters read = read(parameters);
    subjects.checkCampaign(project, read.text("campaign"));
    subjects.checkFeature(project, read.text("feature"));
  }

  @Override
  public Sentence preview(ActionRun run) {
    List<Campaign> running =
        concerned(run).stream()
            .filter(campaign -> campaign.state() == CampaignState.RUNNING)
            .toList();
    if (running.isEmpty()) {
      return new Sentence("现在没有运行中的活动", "no campaign is running now");
    }
    Sentence names = Wording.names(running.stream().map(Campaign::names).toList());
    return new Sentence(
        "暂停 " + running.size() + " 个活动：" + names.zh(),
        "pause " + Wording.campaigns(running.size()) + ": " + names.en());
  }

  @Override
  public ActionOutcome run(ActionRun run) {
    List<Campaign> paused =
        concerned(run).stream().filter(campaign -> pause(run, campaign)).toList();
    if (paused.isEmpty()) {
      return new ActionOutcome.Done(
          new Sentence("没有运行中的活动，无需暂停", "no campaign was running: nothing to pause"), null);
    }
    Sentence names = Wording.names(paused.stream().map(Campaign::names).toList());
    String link = paused.size() == 1 ? "campaigns/" + paused.getFirst().key() : "campaigns";
    return new ActionOutcome.Done(
        new Sentence(
            "已暂停 " + paused.size() + " 个活动：" + names.zh() + "；只能由人恢复",
            "paused "
                + Wording.campaigns(paused.size())
                + ": "
                + names.en()
                + "; only a person resumes"),
        link);
  }

  /**
   * True when it runs no longer because of this action. Its state is read under a lock: a hold that
   * the same policy asks for may be pausing it at this moment.
   */
  private boolean pause(ActionRun run, Campaign known) {
    Campaign campaign = campaigns.lock(run.actor().projectId(), known.key());
    if (campaign.state() == CampaignState.PAUSED) {
      return holds.keepPaused(run.actor(), campaign.key());
    }
    if (campaign.state() != CampaignState.RUNNING) {
      return false;
    }
    campaigns.transition(
        run.actor(), campaign.key(), null, CampaignState.PAUSED, Wording.reason(run.why()));
    return true;
  }

  private List<Campaign> concerned(ActionRun run) {
    Parameters parameters = read(run.parameters());
    ProjectId project = run.actor().projectId();
    String namedFeature = parameters.text("feature");
    @Nullable String campaign =
        namedFeature != null
            ? parameters.text("campaign")
            : ActionSubjects.campaign(parameters.text("campaign"), run.subject());
    if (campaign != null) {
      return List.of(campaigns.get(project, campaign));
    }
    String feature = subjects.required(project, namedFeature, run.subject()).key();
    return campaigns.all(project).stream().filter(one -> one.features().contains(feature)).toList();
  }

  private static Parameters read(JsonNode parameters) {
    return Parameters.of(parameters, Set.of("campaign", "feature"));
  }
}
