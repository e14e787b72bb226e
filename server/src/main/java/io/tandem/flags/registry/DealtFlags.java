package io.tandem.flags.registry;

import io.tandem.flags.FlagDealt;
import io.tandem.flags.FlagError;
import io.tandem.flags.FlagReach;
import io.tandem.flags.Flags;
import io.tandem.flags.HoldoutSpan;
import io.tandem.flags.definition.FlagBehaviour;
import io.tandem.flags.definition.FlagDefinition;
import io.tandem.flags.definition.FlagShares;
import io.tandem.shared.ProjectId;
import io.tandem.shared.TandemException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** How flags dealt people out, from their revisions. */
@Component
class DealtFlags implements Flags {

  /** More revisions during one experiment are not looked at; the oldest of these then begins it. */
  private static final int MOST = 5_000;

  private final FlagStore store;
  private final FlagBoundsStore bounds;

  DealtFlags(FlagStore store, FlagBoundsStore bounds) {
    this.store = store;
    this.bounds = bounds;
  }

  @Override
  public Optional<HoldoutSpan> holdout(ProjectId project, String key) {
    return bounds
        .holdout(project, key)
        .map(stored ->
            new HoldoutSpan(
                key,
                stored.names(),
                stored.holdout().share(),
                stored.holdout().from(),
                stored.holdout().until()));
  }

  @Override
  public FlagDealt find(ProjectId project, String flag, String environment) {
    return store
        .find(project, flag)
        .filter(one -> !one.archived())
        .map(one -> dealt(one.newest(), one.definition(), environment))
        .orElseThrow(() -> new TandemException(FlagError.UNKNOWN_FLAG, flag));
  }

  @Override
  public List<FlagDealt> since(ProjectId project, String flag, String environment, Instant from) {
    return store.find(project, flag).map(one -> since(one, environment, from)).orElse(List.of());
  }

  @Override
  public List<FlagReach> reached(ProjectId project, String flag, String environment, Instant from) {
    return store.find(project, flag).map(one -> reached(one, environment, from)).orElse(List.of());
  }

  @Override
  public Map<String, String> features(ProjectId project, Collection<String> flags) {
    return store.features(project, flags);
  }

  /** What was in force at a time, and what came after it, the oldest first. */
  private List<FlagRevision> revisions(StoredFlag found, Instant from) {
    List<FlagRevision> revisions = new ArrayList<>();
    for (FlagRevision revision : store.revisions(found.id(), Long.MAX_VALUE, MOST)) {
      revisions.addFirst(revision);
      if (!revision.changedAt().isAfter(from)) {
        break;
      }
    }
    return revisions;
  }

  private List<FlagReach> reached(StoredFlag found, String environment, Instant from) {
    List<FlagReach> reached = new ArrayList<>();
    for (FlagRevision revision : revisions(found, from)) {
      FlagDefinition flag = found.definition(revision.content());
      double percent = FlagShares.reach(flag, environment);
      if (reached.isEmpty() || reached.getLast().percent() != percent) {
        reached.add(
            new FlagReach(
                revision.revision(),
                revision.changedAt(),
                revision.changedBy(),
                FlagShares.gives(flag),
                percent));
      }
    }
    return reached;
  }

  private List<FlagDealt> since(StoredFlag found, String environment, Instant from) {
    List<FlagDealt> dealt = new ArrayList<>();
    FlagDefinition before = null;
    for (FlagRevision revision : revisions(found, from)) {
      FlagDefinition now = found.definition(revision.content());
      if (!same(before, now, environment)) {
        dealt.add(dealt(revision, now, environment));
      }
      before = now;
    }
    return dealt;
  }

  /** Where shares cannot be told, any change of rules may change them. */
  private static boolean same(
      @Nullable FlagDefinition before, FlagDefinition now, String environment) {
    if (before == null) {
      return false;
    }
    List<?> shares = List.copyOf(FlagShares.of(now, environment).entrySet());
    if (!shares.equals(List.copyOf(FlagShares.of(before, environment).entrySet()))) {
      return false;
    }
    FlagBehaviour then = before.in(environment);
    FlagBehaviour there = now.in(environment);
    return !shares.isEmpty()
        || (then.rules().equals(there.rules()) && then.split().equals(there.split()));
  }

  private static FlagDealt dealt(FlagRevision revision, FlagDefinition flag, String environment) {
    return new FlagDealt(
        revision.revision(),
        revision.changedAt(),
        revision.changedBy(),
        FlagShares.gives(flag),
        FlagShares.of(flag, environment));
  }
}
