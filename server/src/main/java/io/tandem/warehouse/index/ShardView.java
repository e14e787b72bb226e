package io.tandem.warehouse.index;

import io.tandem.warehouse.DaySpan;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.roaringbitmap.buffer.BufferFastAggregation;
import org.roaringbitmap.buffer.ImmutableRoaringBitmap;
import org.roaringbitmap.buffer.MutableRoaringBitmap;

/**
 * What is known of one shard's people at one moment. Never changes.
 *
 * @param sections all sections, the {@code moved} ones last
 * @param moved how many of them repeat events of hidden people as their survivors'
 * @param hidden people no section's word counts for
 * @param erased those of them who are nobody any more
 */
record ShardView(
    Shard shard,
    List<Section> sections,
    int moved,
    ImmutableRoaringBitmap hidden,
    ImmutableRoaringBitmap erased) {

  static ShardView of(
      Shard shard,
      List<Section> told,
      List<Section> moved,
      ImmutableRoaringBitmap hidden,
      ImmutableRoaringBitmap erased) {
    List<Section> all = new ArrayList<>(told);
    all.addAll(moved);
    long first = Integer.toUnsignedLong(shard.person(0));
    MutableRoaringBitmap here = new MutableRoaringBitmap();
    here.add(first, first + Shard.PEOPLE);
    return new ShardView(
        shard,
        all,
        moved.size(),
        ImmutableRoaringBitmap.and(hidden, here),
        ImmutableRoaringBitmap.and(erased, here));
  }

  /** Who did what the lens shows in a span. Not to be changed. */
  ImmutableRoaringBitmap people(Lens lens, DaySpan span, @Nullable ImmutableRoaringBitmap among) {
    List<ImmutableRoaringBitmap> found = new ArrayList<>();
    for (int i = 0; i < sections.size(); i++) {
      Section section = sections.get(i);
      for (int symbol : lens.symbols(i)) {
        for (int entry = section.firstEntry(symbol, span.from());
            entry < section.entries()
                && section.symbolOf(entry) == symbol
                && section.dayOf(entry) <= span.to();
            entry++) {
          found.add(section.peopleOf(entry));
        }
      }
    }
    return narrowed(union(found), among);
  }

  private static ImmutableRoaringBitmap union(List<ImmutableRoaringBitmap> sets) {
    return switch (sets.size()) {
      case 0 -> new MutableRoaringBitmap();
      case 1 -> sets.getFirst();
      case 2 -> ImmutableRoaringBitmap.or(sets.get(0), sets.get(1));
      default -> BufferFastAggregation.naive_or(sets.iterator());
    };
  }

  private ImmutableRoaringBitmap narrowed(
      ImmutableRoaringBitmap people, @Nullable ImmutableRoaringBitmap among) {
    ImmutableRoaringBitmap seen =
        hidden.isEmpty() ? people : ImmutableRoaringBitmap.andNot(people, hidden);
    return among == null ? seen : ImmutableRoaringBitmap.and(seen, among);
  }

  /** How many events the lens shows in a span. */
  long events(Lens lens, DaySpan span) {
    long events = 0;
    // moving an event to another person changes nothing of their number
    for (int i = 0; i < sections.size() - moved; i++) {
      Section section = sections.get(i);
      for (int symbol : lens.symbols(i)) {
        for (int entry = section.firstEntry(symbol, span.from());
            entry < section.entries()
                && section.symbolOf(entry) == symbol
                && section.dayOf(entry) <= span.to();
            entry++) {
          events += section.eventsOf(entry);
        }
      }
    }
    return events;
  }
}
