package io.tandem.growth;

import io.tandem.access.Actor;
import io.tandem.access.AuditTrail;
import io.tandem.catalog.Campaign;
import io.tandem.catalog.Campaigns;
import io.tandem.catalog.Feature;
import io.tandem.catalog.Features;
import io.tandem.growth.NorthStar.Signature;
import io.tandem.metrics.Metric;
import io.tandem.metrics.Metrics;
import io.tandem.shared.CommonError;
import io.tandem.shared.Interval;
import io.tandem.shared.ProjectId;
import io.tandem.shared.TandemException;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The north star 北极星指标 of each project, revision by revision. */
@Component
public class NorthStars {

  private final NorthStarStore store;
  private final Features features;
  private final Campaigns campaigns;
  private final Metrics metrics;
  private final AuditTrail audit;
  private final Clock clock;

  NorthStars(NorthStarStore store, Known known, AuditTrail audit, Clock clock) {
    this.store = store;
    this.features = known.features();
    this.campaigns = known.campaigns();
    this.metrics = known.metrics();
    this.audit = audit;
    this.clock = clock;
  }

  /** What a north star may name. */
  @Component
  record Known(Features features, Campaigns campaigns, Metrics metrics) {}

  /** The revision in force. */
  public NorthStar get(ProjectId project) {
    return store.newest(project).orElse(NorthStar.NONE);
  }

  /**
   * Adds a revision.
   *
   * @param version the version that was read
   * @throws TandemException {@code stale_version}, {@code unknown_subject}, {@code invalid_request}
   */
  @Transactional
  public NorthStar put(Actor actor, long version, NorthStarDraft draft) {
    check(actor, draft);
    NorthStar before = get(actor.projectId());
    String subject = draft.subject();
    NorthStar after =
        new NorthStar(
            draft.metric(),
            subject == null || subject.isBlank() ? null : subject,
            draft.interval() == null ? Interval.DAY : draft.interval(),
            draft.target(),
            actor.name(),
            clock.instant().truncatedTo(ChronoUnit.MICROS),
            List.of(),
            version + 1);
    if (before.version() != version || !store.append(actor.projectId(), after)) {
      throw new TandemException(CommonError.STALE_VERSION);
    }
    audit.record(actor, "north_star.update", "north_star", before, after);
    return after;
  }

  /**
   * Agrees to the revision in force for one wing. A person signs for one wing only; another
   * revision needs both signatures anew.
   *
   * @param version the revision that was read
   * @throws TandemException {@code not_found} while there is none, {@code stale_version}, {@code
   *     sign_role}, {@code signed_already}
   */
  @Transactional
  public NorthStar sign(Actor actor, long version, Wing wing) {
    store.lock(actor.projectId());
    NorthStar before = get(actor.projectId());
    if (before.metric() == null) {
      throw new TandemException(CommonError.NOT_FOUND);
    }
    if (before.version() != version) {
      throw new TandemException(CommonError.STALE_VERSION);
    }
    if (!wing.signedBy(actor.roles())) {
      throw new TandemException(GrowthError.SIGN_ROLE, wing.role().key());
    }
    Signature signature =
        new Signature(wing, actor.name(), clock.instant().truncatedTo(ChronoUnit.MICROS));
    if (!store.sign(actor.projectId(), version, signature)) {
      throw new TandemException(GrowthError.SIGNED_ALREADY);
    }
    NorthStar after = get(actor.projectId());
    audit.record(actor, "north_star.sign", "north_star", before, after);
    return after;
  }

  private void check(Actor actor, NorthStarDraft draft) {
    ProjectId project = actor.projectId();
    metrics.get(actor.project(), new Metric(draft.metric()));
    if (!Double.isFinite(draft.target())) {
      throw new TandemException(CommonError.INVALID_REQUEST, "the target is no number");
    }
    String subject = draft.subject();
    if (subject == null || subject.isBlank()) {
      return;
    }
    Stream<String> keys =
        Stream.concat(
            features.all(project).stream().map(Feature::key),
            campaigns.all(project).stream().map(Campaign::key));
    if (keys.noneMatch(subject::equals)) {
      throw new TandemException(GrowthError.UNKNOWN_SUBJECT, "feature or campaign", subject);
    }
  }
}
