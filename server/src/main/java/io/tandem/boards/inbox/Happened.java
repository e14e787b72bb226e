package io.tandem.boards.inbox;

import io.tandem.access.Actor;
import io.tandem.access.Project;
import io.tandem.boards.inbox.Happening.Kind;
import io.tandem.catalog.CampaignState;
import io.tandem.catalog.CampaignStep;
import io.tandem.catalog.Campaigns;
import io.tandem.catalog.Hold;
import io.tandem.catalog.Holds;
import io.tandem.policies.ActionView;
import io.tandem.policies.Actions;
import io.tandem.policies.Policies;
import io.tandem.policies.PolicyMoment;
import io.tandem.policies.PolicyMoments;
import io.tandem.policies.PolicySubject;
import io.tandem.shared.ProjectId;
import io.tandem.shared.Sentence;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What happened lately: policies fired and cleared, actions ended, campaigns and holds changed. */
@Component
public class Happened {

  private static final Comparator<Happening> NEWEST =
      Comparator.comparing(Happening::at)
          .reversed()
          .thenComparingInt(Happening::priority)
          .thenComparing(Happening::id);

  private final Policies policies;
  private final PolicyMoments moments;
  private final Actions actions;
  private final Campaigns campaigns;
  private final Holds holds;

  Happened(
      Policies policies, PolicyMoments moments, Actions actions, Campaigns campaigns, Holds holds) {
    this.policies = policies;
    this.moments = moments;
    this.actions = actions;
    this.campaigns = campaigns;
    this.holds = holds;
  }

  /**
   * The newest before an instant, newest first. What happened at one moment stays together, so that
   * an answer may be longer than the limit and the next one begins at its last.
   *
   * @param viewer for whom it is told what they may decide; null for nobody
   */
  public List<Happening> before(
      Project project, @Nullable Actor viewer, Instant before, int limit) {
    ProjectId id = project.id();
    List<Happening> all = new ArrayList<>();
    Map<PolicySubject, Integer> known = new HashMap<>();
    moments.recent(id, before, 2 * limit).forEach(moment -> all.add(moment(known, id, moment)));
    actions.finished(project, viewer, before, 2 * limit).forEach(action -> all.add(action(action)));
    for (CampaignStep step : campaigns.changes(id, before, 2 * limit)) {
      all.add(step(known, id, step));
    }
    for (Hold hold : holds.list(id, true)) {
      if (hold.madeAt().isBefore(before)) {
        all.add(hold(known, id, hold));
      }
      Instant lifted = hold.liftedAt();
      if (lifted != null && lifted.isBefore(before)) {
        all.add(released(known, id, hold, lifted));
      }
    }
    all.sort(NEWEST);
    int end = Math.min(limit, all.size());
    while (end > 0 && end < all.size() && all.get(end).at().equals(all.get(end - 1).at())) {
      end++;
    }
    return List.copyOf(all.subList(0, end));
  }

  private int priority(
      Map<PolicySubject, Integer> known, ProjectId project, @Nullable PolicySubject subject) {
    return subject == null
        ? policies.priority(project, null)
        : known.computeIfAbsent(subject, wanted -> policies.priority(project, wanted));
  }

  private Happening moment(
      Map<PolicySubject, Integer> known, ProjectId project, PolicyMoment moment) {
    return new Happening(
        "policy:" + moment.policy() + ":" + moment.episode() + ":" + moment.kind().key(),
        switch (moment.kind()) {
          case FIRED -> Kind.FIRED;
          case CLEARED -> Kind.CLEARED;
          case ENDED -> Kind.ENDED;
        },
        moment.at(),
        priority(known, project, moment.subject()),
        moment.names(),
        moment.subject(),
        moment.sentence(),
        null,
        moment.shadow(),
        "policies/" + moment.policy(),
        null);
  }

  private static Happening action(ActionView action) {
    String policy = action.policy();
    Instant ended = action.finishedAt();
    return new Happening(
        "action:" + action.id() + ":" + action.version(),
        Kind.ACTED,
        ended == null ? action.createdAt() : ended,
        action.priority(),
        action.policyNames(),
        action.subject(),
        action.result(),
        policy == null ? action.requestedBy() : "policy:" + policy,
        false,
        Optional.ofNullable(action.link())
            .orElse(policy == null ? "policies" : "policies/" + policy),
        action);
  }

  private Happening step(Map<PolicySubject, Integer> known, ProjectId project, CampaignStep step) {
    PolicySubject subject = new PolicySubject(PolicySubject.CAMPAIGN, step.campaign());
    return new Happening(
        "campaign:" + step.campaign() + ":" + step.change().time() + step.change().to().key(),
        kind(step.change().to()),
        step.change().time(),
        priority(known, project, subject),
        step.names(),
        subject,
        sentence(step.change().reason()),
        step.change().actor(),
        false,
        "campaigns/" + step.campaign(),
        null);
  }

  private static Kind kind(CampaignState state) {
    return switch (state) {
      case SCHEDULED -> Kind.CAMPAIGN_SCHEDULED;
      case RUNNING -> Kind.CAMPAIGN_STARTED;
      case PAUSED -> Kind.CAMPAIGN_PAUSED;
      case ENDED -> Kind.CAMPAIGN_ENDED;
      case DRAFT -> Kind.CAMPAIGN_WITHDRAWN;
    };
  }

  private Happening hold(Map<PolicySubject, Integer> known, ProjectId project, Hold hold) {
    PolicySubject subject = new PolicySubject(hold.subject().kind(), hold.subject().key());
    return new Happening(
        "hold:" + hold.id(),
        Kind.HELD,
        hold.madeAt(),
        priority(known, project, subject),
        null,
        subject,
        sentence(hold.reason()),
        hold.by(),
        false,
        page(subject),
        null);
  }

  private Happening released(
      Map<PolicySubject, Integer> known, ProjectId project, Hold hold, Instant lifted) {
    PolicySubject subject = new PolicySubject(hold.subject().kind(), hold.subject().key());
    return new Happening(
        "hold:" + hold.id() + ":lifted",
        Kind.RELEASED,
        lifted,
        priority(known, project, subject),
        null,
        subject,
        null,
        hold.liftedBy(),
        false,
        page(subject),
        null);
  }

  private static String page(PolicySubject subject) {
    return subject.kind() + "s/" + subject.key();
  }

  private static @Nullable Sentence sentence(String reason) {
    return reason.isBlank() ? null : new Sentence(reason, reason);
  }
}
