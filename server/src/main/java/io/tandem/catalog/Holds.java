package io.tandem.catalog;

import io.tandem.access.Actor;
import io.tandem.access.AuditTrail;
import io.tandem.shared.CommonError;
import io.tandem.shared.ProjectId;
import io.tandem.shared.TandemException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Which features and campaigns of a project are held. A hold pauses what runs, and what it paused
 * comes back when it is lifted, unless somebody brought it into another state meanwhile.
 */
@Component
public class Holds {

  private final HoldStore store;
  private final Features features;
  private final Campaigns campaigns;
  private final AuditTrail audit;
  private final Clock clock;

  Holds(HoldStore store, Features features, Campaigns campaigns, AuditTrail audit, Clock clock) {
    this.store = store;
    this.features = features;
    this.campaigns = campaigns;
    this.audit = audit;
    this.clock = clock;
  }

  /**
   * Newest first.
   *
   * @param lifted also those that were lifted, the newest 500 of all
   */
  public List<Hold> list(ProjectId project, boolean lifted) {
    return store.list(project, lifted);
  }

  /**
   * The standing holds that bear on a subject: its own and, for a campaign, those of its features;
   * oldest first, empty also when there is no such subject.
   */
  public List<Hold> on(ProjectId project, SubjectRef subject) {
    if (subject.isFeature()) {
      return store.of(project, subject);
    }
    return campaigns
        .find(project, subject.key())
        .map(campaign -> store.covering(project, campaign.key(), campaign.features()))
        .orElse(List.of());
  }

  /**
   * The campaigns a hold of this subject would pause now, by key.
   *
   * @throws TandemException {@code not_found}
   */
  public List<Campaign> running(ProjectId project, SubjectRef subject) {
    return concerned(project, subject).stream()
        .filter(campaign -> campaign.state() == CampaignState.RUNNING)
        .toList();
  }

  /**
   * Holds a subject.
   *
   * @param action that asks for it, or null when a person does; asked again by the same action it
   *     changes nothing
   * @throws TandemException {@code not_found}; {@code invalid_request} when it would end before now
   */
  @Transactional
  public Hold hold(Actor actor, HoldDraft draft, @Nullable UUID action) {
    ProjectId project = actor.projectId();
    Hold made = action == null ? null : store.madeBy(action).orElse(null);
    if (made != null) {
      return made;
    }
    Instant now = now();
    Instant until = draft.until() == null ? null : draft.until().truncatedTo(ChronoUnit.MICROS);
    if (until != null && (!until.isAfter(now) || until.isAfter(now.plus(3_660, ChronoUnit.DAYS)))) {
      throw new TandemException(CommonError.INVALID_REQUEST, "'until' lies in the next ten years");
    }
    List<String> concerned =
        concerned(project, draft.subject()).stream().map(Campaign::key).toList();
    Hold hold = new Hold(0, draft.subject(), draft.reason(), until, actor.name(), now, null, null);
    long id = store.insert(project, hold, action);
    List<String> paused = new ArrayList<>();
    for (String key : concerned) {
      // locked, so that what is being started by another transaction is seen running here
      if (campaigns.lock(project, key).state() == CampaignState.RUNNING) {
        Campaign campaign =
            campaigns.transition(actor, key, null, CampaignState.PAUSED, draft.reason());
        store.remember(project, key, id, campaign.stateChangedAt());
        paused.add(key);
      }
    }
    Hold after = new Hold(id, hold.subject(), hold.reason(), until, hold.by(), now, null, null);
    audit.record(actor, "hold.create", draft.subject().key(), null, new Change(after, paused));
    return after;
  }

  /**
   * Lifts a hold.
   *
   * @throws TandemException {@code not_found} also when it was lifted
   */
  @Transactional
  public Hold lift(Actor actor, long id) {
    ProjectId project = actor.projectId();
    Hold before = store.lock(project, id).orElseThrow(Holds::notFound);
    Instant now = now();
    store.lift(id, actor.name(), now);
    List<String> resumed = new ArrayList<>();
    for (String key : store.paused(id)) {
      Campaign campaign = campaigns.lock(project, key);
      List<Hold> others = store.covering(project, key, campaign.features());
      if (others.isEmpty()) {
        store.forget(project, key);
        campaigns.transition(actor, key, null, CampaignState.RUNNING, before.reason());
        resumed.add(key);
      } else {
        store.remember(project, key, others.getLast().id(), campaign.stateChangedAt());
      }
    }
    Hold after =
        new Hold(
            id,
            before.subject(),
            before.reason(),
            before.until(),
            before.by(),
            before.madeAt(),
            actor.name(),
            now);
    audit.record(actor, "hold.lift", before.subject().key(), before, new Change(after, resumed));
    return after;
  }

  /**
   * Lets a campaign that a hold paused stay paused when the hold is lifted.
   *
   * @return false when no hold paused it
   */
  @Transactional
  public boolean keepPaused(Actor actor, String campaign) {
    boolean kept = store.forget(actor.projectId(), campaign);
    if (kept) {
      audit.record(actor, "campaign.keep_paused", campaign, null, null);
    }
    return kept;
  }

  /**
   * What a hold changed.
   *
   * @param campaigns that were paused, or resumed
   */
  record Change(Hold hold, List<String> campaigns) {}

  private List<Campaign> concerned(ProjectId project, SubjectRef subject) {
    if (!subject.isFeature()) {
      return List.of(campaigns.get(project, subject.key()));
    }
    features.get(project, subject.key());
    return campaigns.all(project).stream()
        .filter(campaign -> campaign.features().contains(subject.key()))
        .toList();
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }

  private static TandemException notFound() {
    return new TandemException(CommonError.NOT_FOUND);
  }
}
