package io.tandem.growth;

import io.tandem.access.Actor;
import io.tandem.access.AuditTrail;
import io.tandem.growth.NorthStar.Signature;
import io.tandem.shared.CommonError;
import io.tandem.shared.Interval;
import io.tandem.shared.ProjectId;
import io.tandem.shared.TandemException;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The north star 北极星指标 of each project, revision by revision. */
@Component
public class NorthStars {

  private final NorthStarStore store;
  private final NorthStarChecks checks;
  private final AuditTrail audit;
  private final Clock clock;

  NorthStars(NorthStarStore store, NorthStarChecks checks, AuditTrail audit, Clock clock) {
    this.store = store;
    this.checks = checks;
    this.audit = audit;
    this.clock = clock;
  }

  /** The revision in force. */
  public NorthStar get(ProjectId project) {
    return store.newest(project).orElse(NorthStar.NONE);
  }

  /**
   * Adds a revision.
   *
   * @param version the version that was read
   * @throws TandemException {@code stale_version}, {@code unknown_subject}, {@code
   *     unknown_assignee}, {@code invalid_request}
   */
  @Transactional
  public NorthStar put(Actor actor, long version, NorthStarDraft draft) {
    checks.star(actor, draft);
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
            inputs(draft, before),
            version + 1);
    checks.inputs(actor, after, after.inputs());
    if (before.version() != version || !store.append(actor.projectId(), after)) {
      throw new TandemException(CommonError.STALE_VERSION);
    }
    audit.record(actor, "north_star.update", "north_star", before, after);
    return after;
  }

  private static List<NorthStarInput> inputs(NorthStarDraft draft, NorthStar before) {
    List<NorthStarInput> said = draft.inputs();
    return said == null ? before.inputs() : said.stream().map(NorthStarInput::tidy).toList();
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
}
