package io.tandem.flags.registry;

import io.tandem.access.Actor;
import io.tandem.access.AuditTrail;
import io.tandem.flags.FlagError;
import io.tandem.flags.definition.FlagBehaviour;
import io.tandem.flags.definition.FlagPrerequisite;
import io.tandem.shared.CommonError;
import io.tandem.shared.ProjectId;
import io.tandem.shared.TandemException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Makes and changes flags, each change a revision with its audit row. */
@Component
class FlagChanges {

  private static final int MOST_FLAGS = 2_000;

  private final FlagStore store;
  private final Guards guards;
  private final FlagNews news;
  private final AuditTrail audit;
  private final Clock clock;

  FlagChanges(FlagStore store, Guards guards, FlagNews news, AuditTrail audit, Clock clock) {
    this.store = store;
    this.guards = guards;
    this.news = news;
    this.audit = audit;
    this.clock = clock;
  }

  /** What may stand in the way of a change. */
  @Component
  record Guards(
      FlagReferences references, FlagFreeze freeze, FlagApprovals approvals, FlagTraffic traffic) {}

  /**
   * A new flag.
   *
   * @throws TandemException {@code invalid_request}, {@code key_taken}, {@code too_many_flags},
   *     {@code feature_held}, {@code approval_needed}, and as {@link FlagReferences#check}
   */
  @Transactional
  public StoredFlag create(Actor actor, FlagDraft draft) {
    ProjectId project = actor.projectId();
    store.change(project);
    if (store.all(project).size() >= MOST_FLAGS) {
      throw new TandemException(FlagError.TOO_MANY_FLAGS, MOST_FLAGS);
    }
    FlagRevision first = new FlagRevision(1, draft.content(), "", actor.name(), now());
    StoredFlag flag =
        new StoredFlag(0, project, draft.key(), draft.type(), draft.dealing(), first, false, 1);
    guards.references.check(project, flag.definition(), first.content().feature());
    FlagContent nothing = first.content().without();
    guards.freeze.check(project, flag.key(), nothing, first.content());
    guards.approvals.check(project, flag.key(), nothing, first.content());
    long id =
        store
            .insert(project, flag.key(), flag.type(), flag.dealing())
            .orElseThrow(() -> new TandemException(FlagError.KEY_TAKEN, flag.key()));
    store.append(id, first);
    audit.record(actor, "flag.create", flag.key(), null, first.content());
    news.afterCommit();
    return get(project, flag.key());
  }

  /**
   * Says something else of a flag. Nothing is kept when nothing is different.
   *
   * @param version the version that was read
   * @param note why
   * @throws TandemException {@code approval_needed}, and as {@link #apply}
   */
  @Transactional
  public StoredFlag update(
      Actor actor,
      String key,
      long version,
      UnaryOperator<FlagContent> change,
      @Nullable String note) {
    store.change(actor.projectId());
    StoredFlag before = read(actor.projectId(), key, version);
    FlagContent said = change.apply(before.content());
    guards.approvals.check(actor.projectId(), key, before.content(), said);
    guards.freeze.check(actor.projectId(), key, before.content(), said);
    guards.traffic.check(before, said);
    return say(actor, before, said, note);
  }

  /**
   * The same, approved where that was needed.
   *
   * @throws TandemException {@code not_found}, {@code stale_version}, {@code flag_archived}, {@code
   *     feature_held}, {@code traffic_agreed}, and as {@link FlagReferences#check}
   */
  @Transactional
  public StoredFlag apply(
      Actor actor,
      String key,
      long version,
      UnaryOperator<FlagContent> change,
      @Nullable String note) {
    store.change(actor.projectId());
    StoredFlag before = read(actor.projectId(), key, version);
    FlagContent said = change.apply(before.content());
    guards.freeze.check(actor.projectId(), key, before.content(), said);
    guards.traffic.check(before, said);
    return say(actor, before, said, note);
  }

  /** The same where something is put back as it was, whatever was agreed on meanwhile. */
  @Transactional
  public StoredFlag putBack(
      Actor actor,
      String key,
      long version,
      UnaryOperator<FlagContent> change,
      @Nullable String note) {
    store.change(actor.projectId());
    StoredFlag before = read(actor.projectId(), key, version);
    FlagContent said = change.apply(before.content());
    guards.freeze.check(actor.projectId(), key, before.content(), said);
    return say(actor, before, said, note);
  }

  /**
   * The same of what takes something back, which no hold stands in the way of: people who do not
   * get it any more may then get what a later rule gives, but they did before.
   */
  @Transactional
  public StoredFlag takeBack(
      Actor actor,
      String key,
      long version,
      UnaryOperator<FlagContent> change,
      @Nullable String note) {
    store.change(actor.projectId());
    StoredFlag before = read(actor.projectId(), key, version);
    return say(actor, before, change.apply(before.content()), note);
  }

  private StoredFlag say(Actor actor, StoredFlag before, FlagContent said, @Nullable String note) {
    ProjectId project = actor.projectId();
    String key = before.key();
    if (before.archived()) {
      throw new TandemException(FlagError.FLAG_ARCHIVED, key);
    }
    guards.references.check(project, before.definition(said), said.feature());
    if (said.saysTheSame(before.content())) {
      return before;
    }
    long number = before.newest().revision() + 1;
    String why = note == null ? "" : note;
    store.append(before.id(), new FlagRevision(number, said, why, actor.name(), now()));
    store.mark(before.id(), before.version() + 1, false);
    audit.record(actor, "flag.update", key, before.content(), said);
    news.afterCommit();
    return get(project, key);
  }

  /** Says something else of a flag in one environment, as {@link #update}. */
  @Transactional
  public StoredFlag update(Actor actor, Place place, long version, FlagBehaviourChange change) {
    UnaryOperator<FlagContent> applied =
        before -> {
          FlagBehaviour settings =
              before.environments().getOrDefault(place.environment(), FlagBehaviour.OFF);
          return before.with(place.environment(), change.applied(settings));
        };
    return update(actor, place.flag(), version, applied, change.note());
  }

  /** A flag in an environment. */
  record Place(String flag, String environment) {}

  /**
   * Says what an earlier revision said.
   *
   * @throws TandemException {@code not_found} also when there is no such revision, and as {@link
   *     #update}
   */
  @Transactional
  public StoredFlag revert(Actor actor, String key, long version, FlagRevert to) {
    FlagContent said = revision(get(actor.projectId(), key), to.revision()).content();
    // slots once given are kept: those of then may be another flag's by now
    return update(actor, key, version, now -> said.seated(now.seat()), to.note());
  }

  /**
   * Takes a flag out of use; apps then get their own default. It leaves its layer.
   *
   * @throws TandemException {@code not_found}, {@code stale_version}, {@code flag_on} when it is
   *     switched on somewhere, {@code flag_needed} when another flag needs it
   */
  @Transactional
  public StoredFlag archive(Actor actor, String key, long version) {
    ProjectId project = actor.projectId();
    store.change(project);
    StoredFlag before = read(project, key, version);
    for (Map.Entry<String, FlagBehaviour> setting : before.content().environments().entrySet()) {
      if (setting.getValue().enabled()) {
        throw new TandemException(FlagError.FLAG_ON, key, setting.getKey());
      }
    }
    store.all(project).forEach(other -> checkNotNeeded(other, key));
    if (before.content().seat() != null) { // other flags may have its slots now
      long number = before.newest().revision() + 1;
      FlagContent left = before.content().seated(null);
      store.append(before.id(), new FlagRevision(number, left, "", actor.name(), now()));
    }
    return archived(actor, before, "flag.archive", true);
  }

  /**
   * Puts an archived flag in use again, off everywhere as it was left.
   *
   * @throws TandemException {@code not_found}, {@code stale_version}, {@code not_archived}, and as
   *     {@link FlagReferences#check}
   */
  @Transactional
  public StoredFlag restore(Actor actor, String key, long version) {
    ProjectId project = actor.projectId();
    store.change(project);
    StoredFlag before = read(project, key, version);
    if (!before.archived()) {
      throw new TandemException(FlagError.NOT_ARCHIVED, key);
    }
    guards.references.check(project, before.definition(), before.content().feature());
    return archived(actor, before, "flag.restore", false);
  }

  private StoredFlag archived(Actor actor, StoredFlag before, String action, boolean archived) {
    store.mark(before.id(), before.version() + 1, archived);
    audit.record(actor, action, before.key(), before.content(), before.content());
    news.afterCommit();
    return get(actor.projectId(), before.key());
  }

  private static void checkNotNeeded(StoredFlag other, String key) {
    other
        .content()
        .environments()
        .forEach((environment, settings) -> {
          for (FlagPrerequisite needed : settings.prerequisites()) {
            if (needed.flag().equals(key)) {
              throw new TandemException(FlagError.FLAG_NEEDED, key, other.key(), environment);
            }
          }
        });
  }

  /** One revision. */
  FlagRevision revision(StoredFlag flag, long revision) {
    return store.revision(flag.id(), revision).orElseThrow(FlagChanges::notFound);
  }

  /** One flag, also an archived one. */
  StoredFlag get(ProjectId project, String key) {
    return find(project, key).orElseThrow(FlagChanges::notFound);
  }

  /** One flag, also an archived one; empty when there is none. */
  Optional<StoredFlag> find(ProjectId project, String key) {
    return store.find(project, key);
  }

  private StoredFlag read(ProjectId project, String key, long version) {
    StoredFlag flag = get(project, key);
    if (flag.version() != version) {
      throw new TandemException(CommonError.STALE_VERSION);
    }
    return flag;
  }

  /** The store keeps microseconds. */
  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }

  private static TandemException notFound() {
    return new TandemException(CommonError.NOT_FOUND);
  }
}
