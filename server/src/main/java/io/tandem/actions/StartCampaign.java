package io.tandem.actions;

import io.tandem.access.Permission;
import io.tandem.catalog.Campaign;
import io.tandem.catalog.CampaignDraft;
import io.tandem.catalog.CampaignState;
import io.tandem.catalog.Campaigns;
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
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/**
 * Starts a campaign: one that exists, or one made from a draft. It runs at once when its first day
 * has come, otherwise on that day. A policy never resumes what is paused.
 *
 * <p>Parameters: {@code campaign} (key) or {@code draft} (see {@link CampaignTemplate}).
 */
@Component
class StartCampaign implements ActionType {

  private final Campaigns campaigns;
  private final CampaignTemplates templates;
  private final Audience audience;
  private final ActionSubjects subjects;
  private final Clock clock;

  StartCampaign(
      Campaigns campaigns,
      CampaignTemplates templates,
      Audience audience,
      ActionSubjects subjects,
      Clock clock) {
    this.campaigns = campaigns;
    this.templates = templates;
    this.audience = audience;
    this.subjects = subjects;
    this.clock = clock;
  }

  @Override
  public String key() {
    return "start_campaign";
  }

  @Override
  public Names names() {
    return new Names("启动活动", "Start a campaign");
  }

  @Override
  public Map<String, Object> schema() {
    return Schemas.object(Map.of("campaign", Schemas.text(), "draft", Schemas.any()), List.of());
  }

  @Override
  public Safety safety() {
    return Safety.SPENDING;
  }

  @Override
  public Permission permission() {
    return Permission.EDIT_CAMPAIGNS;
  }

  @Override
  public void check(ProjectId project, JsonNode parameters) {
    Parameters read = read(parameters);
    String campaign = read.text("campaign");
    if ((campaign == null) == (read.value("draft") == null)) {
      throw Parameters.wrong("start_campaign needs either a campaign or a draft");
    }
    subjects.checkCampaign(project, campaign);
    if (campaign == null) {
      templates.check(read);
    }
  }

  @Override
  public Sentence preview(ActionRun run) {
    Parameters parameters = read(run.parameters());
    String key = parameters.text("campaign");
    Names names;
    LocalDate from;
    if (key == null) {
      CampaignDraft draft = templates.fill(run, parameters);
      names = draft.names();
      from = draft.from();
    } else {
      Campaign campaign = campaigns.get(run.actor().projectId(), key);
      names = campaign.names();
      from = campaign.from();
    }
    LocalDate today = today(run);
    String people = Wording.number(audience.eligible(run.actor().project()));
    LocalDate start = from.isAfter(today) ? from : today;
    return new Sentence(
        "启动「" + names.zh() + "」（" + start + " 起），触达 " + people + " 人",
        "start “" + names.en() + "” on " + start + ", reaching " + people + " people");
  }

  @Override
  public ActionOutcome run(ActionRun run) {
    Parameters parameters = read(run.parameters());
    String key = parameters.text("campaign");
    Campaign campaign =
        key == null
            ? templates.create(run, parameters)
            : campaigns.get(run.actor().projectId(), key);
    LocalDate today = today(run);
    return switch (campaign.state()) {
      case RUNNING ->
          new ActionOutcome.Done(
              new Sentence("活动已在运行", "the campaign is running already"), link(campaign));
      case ENDED -> failed("活动已结束，请新建活动", "the campaign has ended; create a new one");
      case PAUSED ->
          run.policy() != null
              ? failed("活动已暂停，只能由人恢复", "the campaign is paused; only a person resumes it")
              : started(run, campaign, today);
      case DRAFT, SCHEDULED ->
          campaign.to().isBefore(today)
              ? failed("活动的最后一天已过", "the campaign's last day is over")
              : started(run, campaign, today);
    };
  }

  private ActionOutcome started(ActionRun run, Campaign campaign, LocalDate today) {
    String reason = Wording.reason(run.why());
    String key = campaign.key();
    if (campaign.state() == CampaignState.DRAFT) {
      campaigns.transition(run.actor(), key, null, CampaignState.SCHEDULED, reason);
    }
    boolean now = campaign.state() != CampaignState.DRAFT || !campaign.from().isAfter(today);
    if (now) {
      campaigns.transition(run.actor(), key, null, CampaignState.RUNNING, reason);
    }
    Names names = campaign.names();
    return new ActionOutcome.Done(
        now
            ? new Sentence("已启动「" + names.zh() + "」", "started “" + names.en() + "”")
            : new Sentence(
                "「" + names.zh() + "」将于 " + campaign.from() + " 启动",
                "“" + names.en() + "” starts on " + campaign.from()),
        link(campaign));
  }

  private LocalDate today(ActionRun run) {
    return LocalDate.ofInstant(clock.instant(), run.actor().project().zone());
  }

  private static ActionOutcome failed(String zh, String en) {
    return new ActionOutcome.Failed(new Sentence(zh, en));
  }

  private static String link(Campaign campaign) {
    return "campaigns/" + campaign.key();
  }

  private static Parameters read(JsonNode parameters) {
    return Parameters.of(parameters, Set.of("campaign", "draft"));
  }
}
