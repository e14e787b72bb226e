package io.tandem.flags.registry;

import io.tandem.access.Actor;
import io.tandem.access.AuditTrail;
import io.tandem.catalog.Campaigns;
import io.tandem.flags.FlagError;
import io.tandem.flags.definition.FlagHoldout;
import io.tandem.shared.CommonError;
import io.tandem.shared.ProjectId;
import io.tandem.shared.TandemException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Holdouts: who gets none of the flags. */
@Component
class Holdouts {

  private static final int MOST = 100;

  private final FlagBoundsStore store;
  private final FlagStore flags;
  private final Around around;
  private final AuditTrail audit;
  private final Clock clock;

  Holdouts(FlagBoundsStore store, FlagStore flags, Around around, AuditTrail audit, Clock clock) {
    this.store = store;
    this.flags = flags;
    this.around = around;
    this.audit = audit;
    this.clock = clock;
  }

  /** What they touch. */
  @Component
  record Around(Campaigns campaigns, FlagApprovals approvals, FlagNews news) {}

  /** The newest first. */
  List<Holdout> list(ProjectId project) {
    Instant now = clock.instant();
    return store.holdouts(project).stream().map(one -> Holdout.of(one, now)).toList();
  }

  /**
   * One.
   *
   * @throws TandemException {@code not_found}
   */
  Holdout get(ProjectId project, String key) {
    return Holdout.of(find(project, key), clock.instant());
  }

  /**
   * A new one. Its people lose what they have when it begins.
   *
   * @throws TandemException {@code invalid_request}, {@code holdout_taken}, {@code
   *     too_many_holdouts}, {@code unknown_flag}, {@code unknown_campaign}
   */
  @Transactional
  public Holdout create(Actor actor, HoldoutDraft draft) {
    ProjectId project = actor.projectId();
    flags.change(project);
    if (store.holdouts(project).size() >= MOST) {
      throw new TandemException(FlagError.TOO_MANY_HOLDOUTS, MOST);
    }
    Instant now = now();
    FlagHoldout holdout = said(draft, now);
    checkFlags(project, holdout.flags());
    checkCampaign(project, draft.campaign(), holdout);
    StoredHoldout made =
        new StoredHoldout(holdout, draft.names(), draft.campaign(), actor.name(), now, 1);
    if (!store.insert(project, made)) {
      throw new TandemException(FlagError.HOLDOUT_TAKEN, draft.key());
    }
    audit.record(actor, "holdout.create", draft.key(), null, made);
    around.news.afterCommit();
    return get(project, draft.key());
  }

  private static FlagHoldout said(HoldoutDraft draft, Instant now) {
    Instant from = draft.from() == null ? now : draft.from();
    if (from.isBefore(now)) {
      throw new TandemException(
          CommonError.INVALID_REQUEST, "a holdout begins now or later, since nobody was held out");
    }
    return new FlagHoldout(
        draft.key(),
        draft.dealing(),
        draft.share(),
        draft.flags() == null ? Set.of() : Set.copyOf(draft.flags()),
        from.truncatedTo(ChronoUnit.MICROS),
        draft.until() == null ? null : draft.until().truncatedTo(ChronoUnit.MICROS));
  }

  /**
   * Gives it other names, flags or another end.
   *
   * @throws TandemException {@code not_found}, {@code stale_version}, {@code unknown_flag}, {@code
   *     holdout_over}; {@code approval_needed} when its people get a flag by it that takes somebody
   *     else's word; {@code invalid_request} when it would end in the past, or one that covers all
   *     is to name flags
   */
  @Transactional
  public Holdout update(Actor actor, String key, long version, HoldoutChange change) {
    flags.change(actor.projectId());
    StoredHoldout before = read(actor.projectId(), key, version);
    return checked(actor, before, change, end(before, change));
  }

  /**
   * Releases its people now.
   *
   * @throws TandemException {@code not_found}, {@code stale_version}, {@code holdout_over}, {@code
   *     approval_needed} as {@link #update}
   */
  @Transactional
  public Holdout end(Actor actor, String key, long version) {
    flags.change(actor.projectId());
    StoredHoldout before = read(actor.projectId(), key, version);
    return checked(actor, before, new HoldoutChange(null, null, null), now(before));
  }

  private Holdout checked(
      Actor actor, StoredHoldout before, HoldoutChange change, @Nullable Instant end) {
    said(actor.projectId(), before, change, end);
    for (StoredFlag flag : released(actor.projectId(), before.holdout(), change, end)) {
      around.approvals.checkRelease(actor.projectId(), flag.key(), flag.content());
    }
    return say(actor, before, change, end);
  }

  /** The present; of one that has not begun its beginning, so that it never holds anybody. */
  private Instant now(StoredHoldout holdout) {
    Instant from = holdout.holdout().from();
    Instant now = now();
    return from.isAfter(now) ? from : now;
  }

  /**
   * Releases people, approved where that was needed.
   *
   * @throws TandemException as {@link #update}, but for {@code approval_needed}
   */
  @Transactional
  public void release(Actor actor, HoldoutRelease wanted, long version) {
    flags.change(actor.projectId());
    StoredHoldout before = read(actor.projectId(), wanted.holdout(), version);
    say(actor, before, wanted.change(), end(before, wanted));
  }

  /**
   * Whose words a release takes, for each flag its people get by it.
   *
   * @throws TandemException as {@link #release}
   */
  List<FlagApproval> needed(ProjectId project, HoldoutRelease wanted, long version) {
    StoredHoldout before = read(project, wanted.holdout(), version);
    Instant end = end(before, wanted);
    said(project, before, wanted.change(), end);
    return released(project, before.holdout(), wanted.change(), end).stream()
        .flatMap(flag -> around.approvals.neededToRelease(project, flag.content()).stream())
        .toList();
  }

  private @Nullable Instant end(StoredHoldout before, HoldoutRelease wanted) {
    return wanted.now() ? now(before) : end(before, wanted.change());
  }

  private @Nullable Instant end(StoredHoldout before, HoldoutChange change) {
    Instant until = change.until();
    if (until != null && until.isBefore(now())) {
      throw new TandemException(CommonError.INVALID_REQUEST, "a holdout ends now or later");
    }
    return until == null ? before.holdout().until() : until.truncatedTo(ChronoUnit.MICROS);
  }

  /** Flags that its people would get, sooner than was said, who are held out of them now. */
  private List<StoredFlag> released(
      ProjectId project, FlagHoldout was, HoldoutChange change, @Nullable Instant until) {
    boolean sooner = until != null && (was.until() == null || until.isBefore(was.until()));
    Set<String> left = change.flags() == null ? null : Set.copyOf(change.flags());
    return was.from().isAfter(now())
        ? List.of()
        : flags.all(project).stream()
            .filter(flag -> was.covers(flag.key()))
            .filter(flag -> sooner || (left != null && !left.contains(flag.key())))
            .toList();
  }

  private Holdout say(
      Actor actor, StoredHoldout before, HoldoutChange change, @Nullable Instant until) {
    ProjectId project = actor.projectId();
    StoredHoldout said = said(project, before, change, until);
    store.update(project, said);
    audit.record(actor, "holdout.update", said.holdout().key(), before, said);
    around.news.afterCommit();
    return get(project, said.holdout().key());
  }

  private StoredHoldout said(
      ProjectId project, StoredHoldout before, HoldoutChange change, @Nullable Instant until) {
    FlagHoldout was = before.holdout();
    String key = was.key();
    if (was.until() != null && !was.until().isAfter(now())) {
      throw new TandemException(FlagError.HOLDOUT_OVER, key);
    }
    if (change.flags() != null && was.flags().isEmpty()) {
      throw new TandemException(
          CommonError.INVALID_REQUEST, "a holdout that covers all flags cannot name some");
    }
    Set<String> covered = change.flags() == null ? was.flags() : Set.copyOf(change.flags());
    checkFlags(project, covered);
    return new StoredHoldout(
        new FlagHoldout(key, was.dealing(), was.share(), covered, was.from(), until),
        change.names() == null ? before.names() : change.names(),
        before.campaign(),
        before.createdBy(),
        before.createdAt(),
        before.version() + 1);
  }

  /**
   * Removes one that has not begun.
   *
   * @throws TandemException {@code not_found}, {@code stale_version}, {@code holdout_begun}
   */
  @Transactional
  public void delete(Actor actor, String key, long version) {
    ProjectId project = actor.projectId();
    flags.change(project);
    StoredHoldout before = read(project, key, version);
    if (!before.holdout().from().isAfter(now())) {
      throw new TandemException(FlagError.HOLDOUT_BEGUN, key);
    }
    store.deleteHoldout(project, key);
    audit.record(actor, "holdout.delete", key, before, null);
    around.news.afterCommit();
  }

  private void checkFlags(ProjectId project, Set<String> covered) {
    Set<String> known = Set.copyOf(flags.all(project).stream().map(StoredFlag::key).toList());
    for (String flag : covered) {
      if (!known.contains(flag)) {
        throw new TandemException(FlagError.UNKNOWN_FLAG, flag);
      }
    }
  }

  private void checkCampaign(ProjectId project, @Nullable String campaign, FlagHoldout holdout) {
    if (campaign == null) {
      return;
    }
    if (around.campaigns.all(project).stream().noneMatch(one -> one.key().equals(campaign))) {
      throw new TandemException(FlagError.UNKNOWN_CAMPAIGN, campaign);
    }
    if (holdout.flags().isEmpty()) {
      throw new TandemException(
          CommonError.INVALID_REQUEST, "the holdout of a campaign names the flags it reads");
    }
  }

  private StoredHoldout find(ProjectId project, String key) {
    return store
        .holdout(project, key)
        .orElseThrow(() -> new TandemException(CommonError.NOT_FOUND));
  }

  private StoredHoldout read(ProjectId project, String key, long version) {
    StoredHoldout holdout = find(project, key);
    if (holdout.version() != version) {
      throw new TandemException(CommonError.STALE_VERSION);
    }
    return holdout;
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }
}
