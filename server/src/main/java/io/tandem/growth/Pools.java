package io.tandem.growth;

import io.tandem.access.Actor;
import io.tandem.access.AuditTrail;
import io.tandem.growth.PoolStore.AllocationRow;
import io.tandem.growth.PoolStore.PoolRow;
import io.tandem.shared.CommonError;
import io.tandem.shared.ProjectId;
import io.tandem.shared.TandemException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The resource pools of each project: budget, placements, push and call quota, staff hours. Changes
 * of one pool happen one after the other, and what is allocated never exceeds the capacity.
 */
@Component
public class Pools {

  private final PoolStore store;
  private final PoolViews views;
  private final WorkItemStore work;
  private final AuditTrail audit;

  Pools(PoolStore store, PoolViews views, WorkItemStore work, AuditTrail audit) {
    this.store = store;
    this.views = views;
    this.work = work;
    this.audit = audit;
  }

  /** All, by key. */
  public List<Pool> list(ProjectId project) {
    return store.list(project).stream().map(views::of).toList();
  }

  /**
   * One pool.
   *
   * @throws TandemException {@code not_found}
   */
  public Pool get(ProjectId project, String key) {
    return views.of(store.find(project, key).orElseThrow(Pools::notFound));
  }

  /**
   * A new pool, nothing of it allocated.
   *
   * @throws TandemException {@code invalid_request} on a malformed key, {@code pool_key_taken}
   */
  @Transactional
  public Pool create(Actor actor, PoolDraft draft) {
    String key = draft.key() == null ? "" : draft.key();
    if (!key.matches("[a-z0-9][a-z0-9_-]{0,62}")) {
      throw new TandemException(
          CommonError.INVALID_REQUEST,
          "a key has 1 to 63 lower-case letters, digits, dashes and underscores and does not begin"
              + " with one of these two");
    }
    if (!store.insert(actor.projectId(), key, draft)) {
      throw new TandemException(GrowthError.POOL_KEY_TAKEN, key);
    }
    Pool after = get(actor.projectId(), key);
    audit.record(actor, "pool.create", key, null, after);
    return after;
  }

  /**
   * Renames a pool or changes its capacity.
   *
   * @throws TandemException {@code not_found}, {@code stale_version}, {@code pool_exhausted} when
   *     more than that is allocated
   */
  @Transactional
  public Pool update(Actor actor, String key, long version, PoolDraft draft) {
    PoolRow row = lock(actor, key, version);
    return change(
        actor,
        row,
        "pool.update",
        () -> {
          long over = views.of(row).allocations().stream().mapToLong(Allocation::amount).sum();
          if (over > draft.capacity()) {
            throw exhausted(row, over - draft.capacity());
          }
          store.update(row.id(), draft.names(), draft.capacity());
        });
  }

  /**
   * Removes a pool with its history.
   *
   * @throws TandemException {@code not_found}, {@code stale_version}, {@code pool_in_use}
   */
  @Transactional
  public void delete(Actor actor, String key, long version) {
    PoolRow row = lock(actor, key, version);
    if (!store.allocations(row.id()).isEmpty()) {
      throw new TandemException(GrowthError.POOL_IN_USE, key);
    }
    audit.record(actor, "pool.delete", key, views.of(row), null);
    store.delete(row.id());
  }

  /**
   * Gives a share of a pool.
   *
   * @throws TandemException {@code not_found}, {@code stale_version}, {@code allocation_taken},
   *     {@code pool_exhausted}, {@code unknown_work}
   */
  @Transactional
  public Pool allocate(Actor actor, String key, long version, AllocationDraft draft) {
    PoolRow row = lock(actor, key, version);
    checkWork(actor.projectId(), draft.work());
    return change(
        actor,
        row,
        "pool.allocate",
        () -> {
          long missing = draft.amount() - views.book(row).free();
          if (missing > 0) {
            throw exhausted(row, missing);
          }
          if (!store.insert(row.id(), draft)) {
            throw new TandemException(GrowthError.ALLOCATION_TAKEN, draft.name());
          }
        });
  }

  /**
   * Replaces what was said about a share; its amount is the one it has when no shift is in force.
   *
   * @throws TandemException {@code not_found}, {@code stale_version}, {@code allocation_taken},
   *     {@code pool_exhausted}, {@code unknown_work}, {@code pool_shifted} when more than the new
   *     amount was taken from it for a time, or its tier would change while it is lent
   */
  @Transactional
  public Pool reallocate(Actor actor, String key, long version, AllocationChange change) {
    PoolRow row = lock(actor, key, version);
    AllocationDraft draft = change.draft();
    checkWork(actor.projectId(), draft.work());
    AllocationRow before = allocation(row, change.allocation());
    return change(
        actor,
        row,
        "pool.allocate",
        () -> {
          PoolBook book = views.book(row);
          boolean lent = book.lent(before.id());
          long taken = before.usual() - book.own(before.id());
          if (lent && (draft.amount() < taken || draft.tier() != before.tier())) {
            throw new TandemException(GrowthError.POOL_SHIFTED, before.name());
          }
          long delta = draft.amount() - before.usual();
          if (delta > book.free()) {
            throw exhausted(row, delta - book.free());
          }
          checkName(row, before.id(), draft.name());
          store.describe(before.id(), draft);
          store.amounts(before.id(), draft.amount(), before.amount() + delta);
        });
  }

  /**
   * An allocation's new face.
   *
   * @param allocation its id
   */
  public record AllocationChange(long allocation, AllocationDraft draft) {}

  /**
   * Takes a share back for good.
   *
   * @throws TandemException {@code not_found}, {@code stale_version}, {@code pool_shifted} while a
   *     shift that concerns it is in force
   */
  @Transactional
  public Pool release(Actor actor, String key, long version, long allocation) {
    PoolRow row = lock(actor, key, version);
    AllocationRow before = allocation(row, allocation);
    return change(
        actor,
        row,
        "pool.release",
        () -> {
          if (views.book(row).lent(allocation)) {
            throw new TandemException(GrowthError.POOL_SHIFTED, before.name());
          }
          views.forget(allocation);
          store.deleteAllocation(allocation);
        });
  }

  private Pool change(Actor actor, PoolRow row, String action, Runnable work) {
    Pool before = views.of(row);
    work.run();
    store.touch(row.id());
    Pool after = get(actor.projectId(), row.key());
    audit.record(actor, action, row.key(), before, after);
    return after;
  }

  private void checkWork(ProjectId project, @Nullable Long no) {
    if (no != null && work.find(project, no).isEmpty()) {
      throw new TandemException(GrowthError.UNKNOWN_WORK, no.toString());
    }
  }

  private void checkName(PoolRow row, long allocation, String name) {
    for (AllocationRow other : store.allocations(row.id())) {
      if (other.id() != allocation && other.name().equals(name)) {
        throw new TandemException(GrowthError.ALLOCATION_TAKEN, name);
      }
    }
  }

  private AllocationRow allocation(PoolRow row, long id) {
    return store.allocations(row.id()).stream()
        .filter(allocation -> allocation.id() == id)
        .findFirst()
        .orElseThrow(Pools::notFound);
  }

  private PoolRow lock(Actor actor, String key, long version) {
    PoolRow row = store.lock(actor.projectId(), key).orElseThrow(Pools::notFound);
    if (row.version() != version) {
      throw new TandemException(CommonError.STALE_VERSION);
    }
    return row;
  }

  static TandemException exhausted(PoolRow row, long missing) {
    return new TandemException(GrowthError.POOL_EXHAUSTED, row.key(), Long.toString(missing));
  }

  private static TandemException notFound() {
    return new TandemException(CommonError.NOT_FOUND);
  }
}
