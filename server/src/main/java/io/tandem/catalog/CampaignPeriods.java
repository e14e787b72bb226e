package io.tandem.catalog;

import io.tandem.access.Actor;
import io.tandem.access.Project;
import io.tandem.access.Projects;
import io.tandem.access.Role;
import io.tandem.catalog.CampaignStore.Turning;
import io.tandem.shared.TandemException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Starts scheduled campaigns on their first day and ends running and paused ones after their last,
 * days being local to the project. It compares dates, so whatever was missed while the server stood
 * still or while the demo's clock jumped is made up for, step by step.
 */
@Component
class CampaignPeriods {

  private static final Logger log = LoggerFactory.getLogger(CampaignPeriods.class);

  private final CampaignStore store;
  private final Campaigns campaigns;
  private final Projects projects;
  private final Clock clock;

  CampaignPeriods(CampaignStore store, Campaigns campaigns, Projects projects, Clock clock) {
    this.store = store;
    this.campaigns = campaigns;
    this.projects = projects;
    this.clock = clock;
  }

  /** Takes every campaign as far as its period has come. */
  void catchUp() {
    for (Turning campaign : store.turning()) {
      Project project = projects.get(campaign.project());
      LocalDate today = LocalDate.ofInstant(clock.instant(), project.zone());
      CampaignState state = campaign.state();
      while (state != null) {
        state = step(project, campaign, state, today);
      }
    }
  }

  private @Nullable CampaignState step(
      Project project, Turning campaign, CampaignState state, LocalDate today) {
    if (state == CampaignState.SCHEDULED && !today.isBefore(campaign.from())) {
      return become(project, campaign.key(), CampaignState.RUNNING, "from " + campaign.from());
    }
    boolean live = state == CampaignState.RUNNING || state == CampaignState.PAUSED;
    if (live && today.isAfter(campaign.to())) {
      return become(project, campaign.key(), CampaignState.ENDED, "to " + campaign.to());
    }
    return null;
  }

  /** The new state, or null when somebody or something was in the way. */
  private @Nullable CampaignState become(
      Project project, String key, CampaignState to, String reason) {
    Actor system = new Actor(project, null, "system", Set.of(Role.ADMIN));
    try {
      return campaigns.transition(system, key, null, to, reason).state();
    } catch (TandemException changedMeanwhile) {
      log.info("Campaign {} did not become {}: {}", key, to, changedMeanwhile.getMessage());
      return null;
    }
  }
}
