package io.tandem.warehouse.index;

import java.io.IOException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.roaringbitmap.buffer.ImmutableRoaringBitmap;
import org.roaringbitmap.buffer.MutableRoaringBitmap;

/**
 * The share of one project. A person who was merged into another is hidden and what they did is
 * added to the survivor in memory ({@code overlay}); a compaction writes it so. Guarded by the
 * index's lock.
 */
final class ProjectIndex {

  private final int project;
  private ZoneId zone;
  private final MemoryTier delta;
  private final MemoryTier overlay;
  private SortedMap<Integer, List<Section>> stored = new TreeMap<>();
  private MutableRoaringBitmap hidden = new MutableRoaringBitmap();
  private MutableRoaringBitmap erased = new MutableRoaringBitmap();
  private @Nullable List<ShardView> view;

  ProjectIndex(int project, ZoneId zone) {
    this.project = project;
    this.zone = zone;
    this.delta = new MemoryTier(project, zone);
    this.overlay = new MemoryTier(project, zone);
  }

  ZoneId zone() {
    return zone;
  }

  MemoryTier delta() {
    return delta;
  }

  MemoryTier overlay() {
    return overlay;
  }

  /** People no section's word counts for. */
  ImmutableRoaringBitmap hidden() {
    return hidden;
  }

  ImmutableRoaringBitmap erased() {
    return erased;
  }

  /** Says which sections are in segments now. */
  void stored(SortedMap<Integer, List<Section>> sections) {
    stored = sections;
    view = null;
  }

  void add(int person, Symbol symbol, long time) {
    delta.add(person, symbol, time);
    view = null;
  }

  /** Says that what one did belongs to another. */
  void move(int gone, int into) throws IOException {
    delta.settle(gone);
    overlay.settle(gone);
    if (!hidden.contains(gone) && tell(gone, overlay, into) > 0) {
      hidden.add(gone);
      view = null;
    }
  }

  /** Adds a person's events to a tier as another's; returns how many there are. */
  private long tell(int person, MemoryTier tier, int as) {
    long told = 0;
    int low = Shard.low(person);
    for (Section section : sections(person >>> 16)) {
      int found = section.find(low);
      if (found >= 0) {
        for (int i = section.start(found); i < section.start(found + 1); i++) {
          long packed = section.event(i);
          Symbol symbol = section.symbols().get(Packed.symbol(packed));
          tier.add(as, symbol, Packed.time(packed));
          told++;
        }
      }
    }
    return told;
  }

  /** Takes a person out. */
  void erase(int person) {
    hidden.add(person);
    erased.add(person);
    view = null;
  }

  /** After the segments changed: who is hidden, and what is added, is worked out anew. */
  void merge(MergeMap merges, ImmutableRoaringBitmap stillErased) throws IOException {
    delta.settle();
    overlay.clear();
    hidden = stillErased.toMutableRoaringBitmap();
    erased = stillErased.toMutableRoaringBitmap();
    view = null;
    ImmutableRoaringBitmap gone = merges.gone(project);
    if (gone.isEmpty()) {
      return;
    }
    MutableRoaringBitmap here = new MutableRoaringBitmap();
    for (int shard : shards()) {
      for (Section section : sections(shard)) {
        for (int i = 0; i < section.people(); i++) {
          int person = section.shard().person(section.low(i));
          if (gone.contains(person)) {
            here.add(person);
          }
        }
      }
    }
    for (int person : here.toArray()) {
      tell(person, overlay, merges.resolve(project, person));
    }
    hidden.or(here);
    overlay.settle();
  }

  /** Counts days in another zone; what is stored must have been written so. */
  void zone(ZoneId changed) throws IOException {
    zone = changed;
    delta.zone(changed);
    overlay.zone(changed);
    view = null;
  }

  /** Events in segments that belong to erased people, by the merges known. */
  long erasedStored(MergeMap merges) {
    MutableRoaringBitmap whose = erased.clone();
    ImmutableRoaringBitmap gone = merges.gone(project);
    gone.forEach((int person) -> {
      if (erased.contains(merges.resolve(project, person))) {
        whose.add(person);
      }
    });
    long events = 0;
    for (int person : whose.toArray()) {
      for (Section section : stored.getOrDefault(person >>> 16, List.of())) {
        int found = section.find(Shard.low(person));
        events += found < 0 ? 0 : section.start(found + 1) - section.start(found);
      }
    }
    return events;
  }

  /** Everything there is, by shard. */
  List<ShardView> view() throws IOException {
    if (view == null || !delta.settled() || !overlay.settled()) {
      delta.settle();
      overlay.settle();
      List<ShardView> made = new ArrayList<>();
      for (int number : shards()) {
        List<Section> told = new ArrayList<>(stored.getOrDefault(number, List.of()));
        told.addAll(delta.sections().getOrDefault(number, List.of()));
        List<Section> moved = overlay.sections().getOrDefault(number, List.of());
        made.add(ShardView.of(new Shard(project, number), told, moved, hidden, erased));
      }
      view = made;
    }
    return view;
  }

  /** The zones and rules by which the days of the sections were counted. */
  Set<String> tags() {
    Set<String> tags = new HashSet<>();
    for (int shard : shards()) {
      sections(shard).forEach(section -> tags.add(section.tag()));
    }
    return tags;
  }

  private SortedSet<Integer> shards() {
    SortedSet<Integer> shards = new TreeSet<>(stored.keySet());
    shards.addAll(delta.sections().keySet());
    shards.addAll(overlay.sections().keySet());
    return shards;
  }

  private List<Section> sections(int shard) {
    List<Section> sections = new ArrayList<>(stored.getOrDefault(shard, List.of()));
    sections.addAll(delta.sections().getOrDefault(shard, List.of()));
    sections.addAll(overlay.sections().getOrDefault(shard, List.of()));
    return sections;
  }
}
