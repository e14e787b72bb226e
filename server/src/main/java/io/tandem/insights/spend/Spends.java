package io.tandem.insights.spend;

import io.tandem.access.Actor;
import io.tandem.access.AuditTrail;
import io.tandem.access.Project;
import io.tandem.shared.CommonError;
import io.tandem.shared.Page;
import io.tandem.shared.TandemException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Spend of each project. */
@Component
public class Spends {

  private static final int LONGEST_PAGE = 200;

  private final SpendStore store;
  private final AuditTrail audit;
  private final Clock clock;

  Spends(SpendStore store, AuditTrail audit, Clock clock) {
    this.store = store;
    this.audit = audit;
    this.clock = clock;
  }

  /** All lines that touch the days, in any currency. */
  public List<Spend> within(Project project, LocalDate from, LocalDate to) {
    return store.within(project.id(), from, to);
  }

  /**
   * A page, newest days first.
   *
   * @param cursor where to go on, null at the start
   */
  Page<Spend> list(Project project, SpendStore.Days days, @Nullable String cursor, int wanted) {
    int limit = Math.clamp(wanted, 1, LONGEST_PAGE);
    List<Spend> read = store.list(project.id(), days, after(cursor), limit + 1);
    return read.size() <= limit
        ? new Page<>(read, null)
        : new Page<>(read.subList(0, limit), Long.toString(read.get(limit - 1).id()));
  }

  private static long after(@Nullable String cursor) {
    if (cursor == null || cursor.isEmpty()) {
      return 0;
    }
    if (!cursor.matches("[0-9]{1,18}")) {
      throw new TandemException(CommonError.INVALID_REQUEST, "the cursor is not one given out");
    }
    return Long.parseLong(cursor);
  }

  /**
   * One line.
   *
   * @throws TandemException {@code not_found}
   */
  Spend get(Project project, long id) {
    return store
        .find(project.id(), id)
        .orElseThrow(() -> new TandemException(CommonError.NOT_FOUND));
  }

  /**
   * A new line; one with the same channel, item and days takes its place.
   *
   * @throws TandemException {@code spend_overlap}
   */
  @Transactional
  Spend put(Actor actor, SpendLine line) {
    store.lock(actor.projectId());
    Optional<Spend> before = store.same(actor.projectId(), line);
    keep(actor, line);
    Spend after = store.same(actor.projectId(), line).orElseThrow();
    if (!after.equals(before.orElse(null))) {
      audit.record(actor, "spend.put", Long.toString(after.id()), before.orElse(null), after);
    }
    return after;
  }

  /**
   * Changes a line.
   *
   * @throws TandemException {@code not_found}, {@code stale_version}, {@code spend_overlap}
   */
  @Transactional
  Spend update(Actor actor, long id, long version, SpendLine line) {
    store.lock(actor.projectId());
    Spend before = fresh(actor, id, version);
    refuseOverlap(actor, line, id);
    store.update(id, line, actor.name(), now());
    Spend after = get(actor.project(), id);
    audit.record(actor, "spend.update", Long.toString(id), before, after);
    return after;
  }

  /**
   * Takes a line away.
   *
   * @throws TandemException {@code not_found}, {@code stale_version}
   */
  @Transactional
  void delete(Actor actor, long id, long version) {
    store.lock(actor.projectId());
    Spend before = fresh(actor, id, version);
    store.delete(id);
    audit.record(actor, "spend.delete", Long.toString(id), before, null);
  }

  /** Enters the good lines of a file and says what became of each; all in one transaction. */
  @Transactional
  SpendImport importLines(Actor actor, SpendFile file) {
    store.lock(actor.projectId());
    List<SpendImport.RejectedLine> rejected = new ArrayList<>(file.rejected());
    Map<SpendImport.Outcome, Integer> outcomes = new EnumMap<>(SpendImport.Outcome.class);
    file.lines()
        .forEach((number, line) -> {
          try {
            outcomes.merge(keep(actor, line), 1, Integer::sum);
          } catch (TandemException refused) {
            rejected.add(SpendImport.RejectedLine.of(number, refused));
          }
        });
    rejected.sort((one, other) -> Integer.compare(one.line(), other.line()));
    SpendImport done =
        new SpendImport(
            file.lines().size() + file.rejected().size(),
            outcomes.getOrDefault(SpendImport.Outcome.ADDED, 0),
            outcomes.getOrDefault(SpendImport.Outcome.REPLACED, 0),
            outcomes.getOrDefault(SpendImport.Outcome.UNCHANGED, 0),
            rejected);
    Map<String, Object> counts =
        Map.of(
            "added", done.added(),
            "replaced", done.replaced(),
            "unchanged", done.unchanged(),
            "rejected", rejected.size());
    audit.record(actor, "spend.import", "spend", null, counts);
    return done;
  }

  private SpendImport.Outcome keep(Actor actor, SpendLine line) {
    Optional<Spend> same = store.same(actor.projectId(), line);
    if (same.isEmpty()) {
      refuseOverlap(actor, line, 0);
      store.insert(actor.projectId(), line, actor.name(), now());
      return SpendImport.Outcome.ADDED;
    }
    Spend before = same.get();
    if (before.amountMinor() == line.amountMinor() && before.currency().equals(line.currency())) {
      return SpendImport.Outcome.UNCHANGED;
    }
    store.update(before.id(), line, actor.name(), now());
    return SpendImport.Outcome.REPLACED;
  }

  private void refuseOverlap(Actor actor, SpendLine line, long except) {
    store
        .overlapping(actor.projectId(), line, except)
        .ifPresent(other -> {
          throw new TandemException(SpendError.OVERLAP, line.channel(), other.from(), other.to());
        });
  }

  private Spend fresh(Actor actor, long id, long version) {
    Spend before = get(actor.project(), id);
    if (before.version() != version) {
      throw new TandemException(CommonError.STALE_VERSION);
    }
    return before;
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }
}
