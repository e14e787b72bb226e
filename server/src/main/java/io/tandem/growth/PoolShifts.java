package io.tandem.growth;

import io.tandem.access.Actor;
import io.tandem.access.AuditTrail;
import io.tandem.growth.PoolStore.AllocationRow;
import io.tandem.growth.PoolStore.PoolRow;
import io.tandem.growth.ShiftStore.ShiftRow;
import io.tandem.shared.CommonError;
import io.tandem.shared.ProjectId;
import io.tandem.shared.TandemException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Changes of allocations for a time, see {@link PoolBook} for what gives way and what returns. */
@Component
public class PoolShifts {

  private final PoolStore pools;
  private final ShiftStore store;
  private final PoolViews views;
  private final AuditTrail audit;
  private final Clock clock;

  PoolShifts(PoolStore pools, ShiftStore store, PoolViews views, AuditTrail audit, Clock clock) {
    this.pools = pools;
    this.store = store;
    this.views = views;
    this.audit = audit;
    this.clock = clock;
  }

  /**
   * What a shift would do, or did.
   *
   * @param before amount of the allocation before it
   * @param after amount of the allocation after it
   * @param taken what lower tiers give up for it, as negative numbers
   * @param missing by how much the pool is too small; it can only be made when 0
   */
  public record ShiftPreview(
      Pool pool,
      String allocation,
      long before,
      long after,
      List<PoolShift.Line> taken,
      Instant until,
      long missing) {}

  /**
   * What a shift would do now.
   *
   * @param preempt whether lower tiers give way
   * @throws TandemException {@code not_found}, {@code unknown_allocation}, {@code invalid_request}
   */
  public ShiftPreview preview(
      ProjectId project, String pool, ShiftRequest request, boolean preempt) {
    PoolRow row = pools.find(project, pool).orElseThrow(PoolShifts::notFound);
    PoolBook book = views.book(row);
    return run(row, book, request, preempt);
  }

  /**
   * Changes an allocation for a time. A shift of the same allocation that is in force ends.
   *
   * @param action that asks for it and may take from lower tiers; null when a person does it by
   *     hand, who may not. Asked again by the same action it changes nothing.
   * @throws TandemException {@code not_found}, {@code unknown_allocation}, {@code invalid_request},
   *     {@code pool_exhausted}
   */
  @Transactional
  public ShiftPreview shift(Actor actor, String pool, ShiftRequest request, @Nullable UUID action) {
    PoolRow row = pools.lock(actor.projectId(), pool).orElseThrow(PoolShifts::notFound);
    Pool before = views.of(row);
    PoolBook book = views.book(row);
    ShiftPreview done = run(row, book, request, action != null);
    if (action != null && store.madeBy(action)) {
      return done;
    }
    if (done.missing() > 0) {
      throw Pools.exhausted(row, done.missing());
    }
    long allocation = allocation(row, request).id();
    long made =
        store.insert(
            new ShiftRow(
                0,
                row.id(),
                allocation,
                done.before(),
                done.after(),
                done.until(),
                request.reason(),
                actor.name(),
                action,
                now(),
                null));
    write(row, book, made);
    audit.record(actor, "pool.shift", pool, before, views.of(touched(row, actor.projectId())));
    return done;
  }

  /**
   * Ends a shift before its time, or at it.
   *
   * @throws TandemException {@code not_found} also when it has ended
   */
  @Transactional
  public Pool end(Actor actor, String pool, long shift) {
    PoolRow row = pools.lock(actor.projectId(), pool).orElseThrow(PoolShifts::notFound);
    PoolBook book = views.book(row);
    if (book.loans().stream().noneMatch(loan -> loan.id() == shift)) {
      throw notFound();
    }
    Pool before = views.of(row);
    book.end(shift);
    write(row, book, 0);
    Pool after = views.of(touched(row, actor.projectId()));
    audit.record(actor, "pool.shift_end", pool, before, after);
    return after;
  }

  /** Id of the new loan in the book until the store has given it one. */
  private static final long NEW = 0;

  private ShiftPreview run(PoolRow row, PoolBook book, ShiftRequest request, boolean preempt) {
    AllocationRow allocation = allocation(row, request);
    long to = amount(allocation, request);
    long missing = book.bring(NEW, allocation.id(), to, preempt);
    List<PoolShift.Line> taken = new ArrayList<>();
    for (AllocationRow other : pools.allocations(row.id())) {
      long delta = book.amount(other.id()) - other.amount();
      if (other.id() != allocation.id() && delta < 0) {
        taken.add(new PoolShift.Line(other.name(), delta));
      }
    }
    Instant until = now().plus(Duration.ofDays(request.days()));
    return new ShiftPreview(
        views.of(row), allocation.name(), allocation.amount(), to, taken, until, missing);
  }

  private static long amount(AllocationRow allocation, ShiftRequest request) {
    Long to = request.to();
    Long amount = request.amount();
    if ((to == null) == (amount == null)) {
      throw new TandemException(CommonError.INVALID_REQUEST, "say either 'to' or 'amount'");
    }
    long wanted = to != null ? to : allocation.amount() + (amount == null ? 0 : amount);
    if (wanted < 0 || wanted > PoolDraft.MOST) {
      throw new TandemException(
          CommonError.INVALID_REQUEST, "an allocation cannot become " + wanted);
    }
    return wanted;
  }

  private AllocationRow allocation(PoolRow row, ShiftRequest request) {
    return pools.allocations(row.id()).stream()
        .filter(allocation -> allocation.name().equals(request.allocation()))
        .findFirst()
        .orElseThrow(() ->
            new TandemException(GrowthError.UNKNOWN_ALLOCATION, row.key(), request.allocation()));
  }

  /** Writes amounts and lines as the book has them; loans it no longer has end. */
  private void write(PoolRow row, PoolBook book, long made) {
    for (PoolBook.Entry entry : book.entries()) {
      pools.amounts(entry.id(), entry.usual(), book.amount(entry.id()));
    }
    List<Long> kept = new ArrayList<>();
    for (PoolBook.Loan loan : book.loans()) {
      long id = loan.id() == NEW ? made : loan.id();
      store.replaceLines(id, loan.lines());
      kept.add(id);
    }
    for (ShiftRow shift : store.inForce(row.id())) {
      if (!kept.contains(shift.id())) {
        store.end(shift.id(), now());
      }
    }
  }

  private PoolRow touched(PoolRow row, ProjectId project) {
    pools.touch(row.id());
    return pools.find(project, row.key()).orElseThrow();
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }

  private static TandemException notFound() {
    return new TandemException(CommonError.NOT_FOUND);
  }
}
