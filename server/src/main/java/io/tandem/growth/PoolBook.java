package io.tandem.growth;

import io.tandem.catalog.Tier;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The arithmetic of one pool. An allocation has its usual amount plus the lines of the loans in
 * force. A loan raises (or lowers) one allocation, its target; a raise takes from what is free and
 * then from allocations of lower tiers.
 *
 * <p>Two things hold after every operation: all amounts together never exceed the capacity; and an
 * allocation's usual amount less all that is taken from it is never negative, so that loans may end
 * in any order. To keep the second, whoever takes from a raised allocation shortens that raise for
 * good and takes over what it owes.
 */
final class PoolBook {

  /** Gives way first: the lowest tier, then the largest amount, then the youngest. */
  private final Comparator<Entry> givesWay =
      Comparator.comparing(Entry::tier)
          .thenComparingLong(entry -> amount(entry.id()))
          .thenComparingLong(Entry::id)
          .reversed();

  private final long capacity;
  private final Map<Long, Entry> entries = new LinkedHashMap<>();
  private final Map<Long, Loan> loans = new LinkedHashMap<>();

  PoolBook(long capacity) {
    this.capacity = capacity;
  }

  /**
   * An allocation.
   *
   * @param usual its amount when no loan is in force
   */
  record Entry(long id, Tier tier, long usual) {}

  /**
   * A change for a time.
   *
   * @param target the allocation it is for
   * @param lines what it adds to each allocation; negative where it takes
   */
  record Loan(long id, long target, Map<Long, Long> lines) {

    private void add(long allocation, long delta) {
      lines.merge(allocation, delta, (a, b) -> a + b == 0 ? null : Long.valueOf(a + b));
    }

    private long line(long allocation) {
      return lines.getOrDefault(allocation, 0L);
    }
  }

  void put(Entry entry) {
    entries.put(entry.id(), entry);
  }

  void put(Loan loan) {
    loans.put(loan.id(), loan);
  }

  List<Entry> entries() {
    return List.copyOf(entries.values());
  }

  List<Loan> loans() {
    return List.copyOf(loans.values());
  }

  long amount(long allocation) {
    return entry(allocation).usual() + sum(allocation, line -> true);
  }

  /** What it could give without touching a raise of its own. */
  long own(long allocation) {
    return entry(allocation).usual() + sum(allocation, line -> line < 0);
  }

  /** True when a loan in force adds to it or takes from it. */
  boolean lent(long allocation) {
    return loans.values().stream().anyMatch(loan -> loan.lines().containsKey(allocation));
  }

  long allocated() {
    return entries.keySet().stream().mapToLong(this::amount).sum();
  }

  long free() {
    return capacity - allocated();
  }

  /**
   * Brings an allocation to an amount by a new loan, in the place of the one it was the target of.
   *
   * @param loan its id
   * @param preempt whether lower tiers give way
   * @return how much is missing; 0 when it was done, otherwise nothing was
   */
  long bring(long loan, long allocation, long to, boolean preempt) {
    List<Loan> replaced =
        loans.values().stream().filter(other -> other.target() == allocation).toList();
    replaced.forEach(other -> loans.remove(other.id()));
    long needed = Math.max(0, to - amount(allocation) - free());
    List<Entry> victims = preempt ? below(entry(allocation).tier()) : List.of();
    long available = victims.stream().mapToLong(victim -> amount(victim.id())).sum();
    long floor = amount(allocation) - own(allocation);
    if (available < needed || to < floor) {
      replaced.forEach(other -> loans.put(other.id(), other));
      return Math.max(needed - available, floor - to);
    }
    Loan made = new Loan(loan, allocation, new LinkedHashMap<>());
    for (Entry victim : victims) {
      long part = Math.min(needed, amount(victim.id()));
      take(made, victim.id(), part);
      needed -= part;
    }
    made.add(allocation, to - amount(allocation));
    loans.put(loan, made);
    return 0;
  }

  /**
   * Ends a loan. Where a lowered allocation cannot have all back because others were given it
   * meanwhile, its usual amount becomes what there is.
   */
  void end(long loan) {
    Map<Long, Long> before = new LinkedHashMap<>();
    entries.keySet().forEach(id -> before.put(id, amount(id)));
    loans.remove(loan);
    long excess = allocated() - capacity;
    for (Entry entry : entries.values().stream().sorted(givesWay).toList()) {
      long rise = amount(entry.id()) - before.getOrDefault(entry.id(), 0L);
      long cut = Math.min(excess, rise);
      if (cut > 0) {
        put(new Entry(entry.id(), entry.tier(), entry.usual() - cut));
        excess -= cut;
      }
    }
  }

  private void take(Loan made, long victim, long amount) {
    long left = amount;
    for (Loan raise : raises(victim)) {
      long part = Math.min(left, raise.line(victim));
      raise.add(victim, -part);
      left -= part;
      takeOver(made, raise, part);
    }
    if (left > 0) {
      made.add(victim, -left);
    }
  }

  /** What a shortened raise owes passes to the loan that shortened it. */
  private static void takeOver(Loan made, Loan raise, long part) {
    long left = part;
    for (Map.Entry<Long, Long> line : List.copyOf(raise.lines().entrySet())) {
      long debt = Math.min(left, -line.getValue());
      if (debt > 0) {
        raise.add(line.getKey(), debt);
        made.add(line.getKey(), -debt);
        left -= debt;
      }
    }
  }

  private List<Loan> raises(long allocation) {
    return loans.values().stream().filter(loan -> loan.line(allocation) > 0).toList();
  }

  private List<Entry> below(Tier tier) {
    List<Entry> below = new ArrayList<>(entries.values());
    below.removeIf(entry -> entry.tier().compareTo(tier) <= 0);
    below.sort(givesWay);
    return below;
  }

  private long sum(long allocation, java.util.function.LongPredicate wanted) {
    return loans.values().stream().mapToLong(loan -> loan.line(allocation)).filter(wanted).sum();
  }

  private Entry entry(long allocation) {
    Entry entry = entries.get(allocation);
    if (entry == null) {
      throw new IllegalArgumentException("no allocation " + allocation);
    }
    return entry;
  }
}
