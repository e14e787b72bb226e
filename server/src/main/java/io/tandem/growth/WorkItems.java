package io.tandem.growth;

import io.tandem.access.Actor;
import io.tandem.access.AuditTrail;
import io.tandem.shared.CommonError;
import io.tandem.shared.Page;
import io.tandem.shared.ProjectId;
import io.tandem.shared.TandemException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What the teams of each project have to do. */
@Component
public class WorkItems {

  private final WorkItemStore store;
  private final WorkChecks checks;
  private final AuditTrail audit;
  private final Clock clock;

  WorkItems(WorkItemStore store, WorkChecks checks, AuditTrail audit, Clock clock) {
    this.store = store;
    this.checks = checks;
    this.audit = audit;
    this.clock = clock;
  }

  /**
   * A page, newest first.
   *
   * @param state only these, or null
   * @param owner only those of this e-mail address or role, or null
   */
  public Page<WorkItem> list(
      ProjectId project,
      @Nullable WorkState state,
      @Nullable String owner,
      @Nullable String cursor,
      int limit) {
    int length = Lists.limit(limit);
    String wanted = state == null ? "" : state.key();
    List<WorkItem> read =
        store.list(project, wanted, owner == null ? "" : owner, Lists.before(cursor), length + 1);
    return Lists.page(read, length, WorkItem::no);
  }

  /** Unfinished items that are due by a local day, the longest due first; at most 200. */
  public List<WorkItem> due(ProjectId project, LocalDate until) {
    return store.due(project, until);
  }

  /**
   * One item.
   *
   * @throws TandemException {@code not_found}
   */
  public WorkItem get(ProjectId project, long no) {
    return store.find(project, no).orElseThrow(WorkItems::notFound);
  }

  /**
   * Whether an item could have this owner; null is fine.
   *
   * @throws TandemException {@code unknown_assignee}
   */
  public void checkOwner(ProjectId project, @Nullable String owner) {
    checks.owner(project, owner);
  }

  /** The e-mail address if it is that of a member, else null. */
  public @Nullable String member(ProjectId project, @Nullable String email) {
    return email != null && checks.isMember(project, email) ? email : null;
  }

  /**
   * Opens an item.
   *
   * @throws TandemException {@code unknown_assignee}, {@code unknown_subject}
   */
  @Transactional
  public WorkItem open(Actor actor, WorkItemDraft draft) {
    return open(actor, draft, null, null, "");
  }

  /**
   * Opens the item an action asks for; asked again, answers the same item.
   *
   * @param report a JSON object, or null
   * @param why for the history
   * @throws TandemException {@code unknown_assignee}, {@code unknown_subject}
   */
  @Transactional
  public WorkItem open(
      Actor actor,
      WorkItemDraft draft,
      @Nullable WorkOrigin origin,
      @Nullable Map<String, Object> report,
      String why) {
    if (origin != null) {
      WorkItem opened = store.openedBy(origin.action()).orElse(null);
      if (opened != null) {
        return opened;
      }
    }
    checks.draft(actor.projectId(), draft);
    WorkStep step = new WorkStep(now(), actor.name(), null, WorkState.OPEN, why);
    long no = store.nextNumber(actor.projectId());
    WorkItem item = WorkChange.open(no, draft, origin, report, step);
    store.insert(actor.projectId(), item);
    audit.record(actor, "work.open", Long.toString(no), null, item);
    return item;
  }

  /**
   * Replaces what was said about an item.
   *
   * @param version the version that was read
   * @throws TandemException {@code not_found}, {@code stale_version}, {@code work_finished}, {@code
   *     unknown_assignee}, {@code unknown_subject}
   */
  @Transactional
  public WorkItem update(Actor actor, long no, long version, WorkItemDraft draft) {
    checks.draft(actor.projectId(), draft);
    WorkItem before = lock(actor.projectId(), no, version);
    if (before.state().finished()) {
      throw new TandemException(GrowthError.WORK_FINISHED, Long.toString(no), before.state().key());
    }
    WorkItem after = WorkChange.edit(before, draft);
    store.update(actor.projectId(), before, after);
    audit.record(actor, "work.update", Long.toString(no), before, after);
    return after;
  }

  /**
   * Brings an item into another state.
   *
   * @param version the version that was read, or null to take it in whatever version it is
   * @param move where to, why, and when it happened
   * @throws TandemException {@code not_found}, {@code stale_version}, {@code illegal_work_step},
   *     {@code work_step_time}
   */
  @Transactional
  public WorkItem transition(Actor actor, long no, @Nullable Long version, WorkMove move) {
    WorkItem before = lock(actor.projectId(), no, version);
    if (!before.state().next().contains(move.to())) {
      throw new TandemException(
          GrowthError.ILLEGAL_WORK_STEP, before.state().key(), move.to().key());
    }
    WorkStep step =
        new WorkStep(time(before, move), actor.name(), before.state(), move.to(), move.comment());
    WorkItem after = WorkChange.step(before, step);
    store.update(actor.projectId(), before, after);
    audit.record(actor, "work." + move.to().key(), Long.toString(no), before, after);
    return after;
  }

  /** Steps are in order: what happened at no time said happens now, or with the step before. */
  private Instant time(WorkItem item, WorkMove move) {
    Instant now = now();
    Instant last = item.lastStep();
    Instant said = move.at();
    if (said == null) {
      return now.isBefore(last) ? last : now;
    }
    if (said.isBefore(last) || said.isAfter(now)) {
      throw new TandemException(GrowthError.WORK_STEP_TIME, last.toString());
    }
    return said.truncatedTo(ChronoUnit.MICROS);
  }

  private WorkItem lock(ProjectId project, long no, @Nullable Long version) {
    WorkItem item = store.lock(project, no).orElseThrow(WorkItems::notFound);
    if (version != null && item.version() != version) {
      throw new TandemException(CommonError.STALE_VERSION);
    }
    return item;
  }

  /** The store keeps microseconds. */
  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }

  private static TandemException notFound() {
    return new TandemException(CommonError.NOT_FOUND);
  }
}
