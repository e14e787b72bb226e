package io.tandem.growth;

import io.tandem.growth.PoolStore.AllocationRow;
import io.tandem.growth.PoolStore.PoolRow;
import io.tandem.growth.ShiftStore.ShiftRow;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads pools: as people see them, and as their arithmetic sees them. */
@Component
class PoolViews {

  private final PoolStore store;
  private final ShiftStore shifts;

  PoolViews(PoolStore store, ShiftStore shifts) {
    this.store = store;
    this.shifts = shifts;
  }

  Pool of(PoolRow row) {
    List<AllocationRow> allocations = store.allocations(row.id());
    List<ShiftRow> recent = shifts.recent(row.id());
    Map<Long, Map<Long, Long>> lines = shifts.lines(recent.stream().map(ShiftRow::id).toList());
    Map<Long, String> names =
        allocations.stream().collect(Collectors.toMap(AllocationRow::id, AllocationRow::name));
    long allocated = allocations.stream().mapToLong(AllocationRow::amount).sum();
    return new Pool(
        row.key(),
        row.names(),
        row.unit(),
        row.capacity(),
        allocations.stream().map(allocation -> view(allocation, recent, lines)).toList(),
        row.capacity() - allocated,
        recent.stream()
            .map(shift -> view(shift, names, lines.getOrDefault(shift.id(), Map.of())))
            .toList(),
        row.version());
  }

  /** The arithmetic of a pool as it is now. */
  PoolBook book(PoolRow row) {
    PoolBook book = new PoolBook(row.capacity());
    for (AllocationRow allocation : store.allocations(row.id())) {
      book.put(new PoolBook.Entry(allocation.id(), allocation.tier(), allocation.usual()));
    }
    List<ShiftRow> live = shifts.inForce(row.id());
    Map<Long, Map<Long, Long>> lines = shifts.lines(live.stream().map(ShiftRow::id).toList());
    for (ShiftRow shift : live) {
      Map<Long, Long> own = lines.getOrDefault(shift.id(), Map.of());
      book.put(new PoolBook.Loan(shift.id(), shift.allocation(), new LinkedHashMap<>(own)));
    }
    return book;
  }

  /** Drops the history that mentions an allocation. */
  void forget(long allocation) {
    shifts.forget(allocation);
  }

  private static Allocation view(
      AllocationRow row, List<ShiftRow> recent, Map<Long, Map<Long, Long>> lines) {
    @Nullable Instant until =
        recent.stream()
            .filter(shift -> shift.endedAt() == null)
            .filter(shift -> lines.getOrDefault(shift.id(), Map.of()).containsKey(row.id()))
            .map(ShiftRow::until)
            .min(Comparator.naturalOrder())
            .orElse(null);
    return new Allocation(
        row.id(), row.name(), row.tier(), row.amount(), row.usual(), until, row.work());
  }

  private static PoolShift view(ShiftRow shift, Map<Long, String> names, Map<Long, Long> lines) {
    return new PoolShift(
        shift.id(),
        names.getOrDefault(shift.allocation(), ""),
        shift.before(),
        shift.after(),
        shift.until(),
        shift.reason(),
        shift.actor(),
        shift.madeAt(),
        shift.endedAt(),
        lines.entrySet().stream()
            .map(line -> new PoolShift.Line(names.getOrDefault(line.getKey(), ""), line.getValue()))
            .toList());
  }
}
