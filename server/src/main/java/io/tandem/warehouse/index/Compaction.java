package io.tandem.warehouse.index;

import java.io.IOException;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.roaringbitmap.buffer.ImmutableRoaringBitmap;
import org.roaringbitmap.buffer.MutableRoaringBitmap;

/**
 * Makes one segment of several beside everything else: planned and finished under the index's lock,
 * written without it. A partial one takes segments of about one size as they are. A whole one takes
 * all: it writes merged people as the ones they are, leaves erased ones out and counts days in the
 * projects' present zones.
 */
final class Compaction {

  /** So many segments of one size are made one. */
  private static final int ALIKE = 4;

  private final List<Segment> inputs;
  private final boolean whole;
  private final Path file;
  private final TreeMap<Shard, List<Section>> sections = new TreeMap<>();
  private final Map<Integer, ImmutableRoaringBitmap> hidden = new HashMap<>();
  private final Map<Integer, ImmutableRoaringBitmap> erased = new HashMap<>();
  private final Map<Integer, ZoneId> zones = new HashMap<>();
  private boolean swapped;

  private Compaction(List<Segment> inputs, boolean whole, Path file) {
    this.inputs = inputs;
    this.whole = whole;
    this.file = file;
    inputs.forEach(Segment::use);
    for (Segment segment : inputs) {
      segment.sections().forEach(this::add);
    }
  }

  private void add(Section section) {
    sections.computeIfAbsent(section.shard(), none -> new ArrayList<>()).add(section);
  }

  /** Of segments of one size when there are enough of them; null otherwise. */
  static @Nullable Compaction partial(IndexState state) throws IOException {
    List<Segment> bySize = new ArrayList<>(state.files().segments());
    bySize.sort(Comparator.comparingLong(Segment::bytes));
    for (int i = 0; i + ALIKE <= bySize.size(); i++) {
      if (bySize.get(i + ALIKE - 1).bytes() <= bySize.get(i).bytes() * ALIKE) {
        List<Segment> alike = List.copyOf(bySize.subList(i, i + ALIKE));
        Compaction planned = new Compaction(alike, false, state.files().fresh());
        state.projects().forEach((id, project) -> planned.zones.put(id, project.zone()));
        return planned;
      }
    }
    return null;
  }

  /** Of everything; what is in memory is written to a segment first. */
  static Compaction whole(IndexState state) throws IOException, DamagedIndexException {
    state.flush();
    List<Segment> all = List.copyOf(state.files().segments());
    Compaction planned = new Compaction(all, true, state.files().fresh());
    for (var entry : state.projects().entrySet()) {
      planned.take(entry.getKey(), entry.getValue(), state.zone(entry.getKey()));
    }
    return planned;
  }

  private void take(int id, ProjectIndex project, ZoneId zone) throws IOException {
    project.overlay().settle();
    project.overlay().sections().values().forEach(moved -> moved.forEach(this::add));
    hidden.put(id, project.hidden().toMutableRoaringBitmap());
    erased.put(id, project.erased().toMutableRoaringBitmap());
    zones.put(id, zone);
  }

  /** The long part, without the lock. */
  @Nullable Segment write() throws IOException, DamagedIndexException {
    try (SegmentWriter out = new SegmentWriter(file)) {
      for (var entry : sections.entrySet()) {
        int project = entry.getKey().project();
        ImmutableRoaringBitmap gone = hidden.getOrDefault(project, new MutableRoaringBitmap());
        ZoneId zone = zones.get(project);
        if (zone == null) {
          throw new IllegalStateException("project " + project + " has no zone");
        }
        out.add(entry.getValue(), gone, zone);
      }
      out.finish();
    }
    return sections.isEmpty() ? null : Segment.open(file);
  }

  /**
   * Puts the new segment in the place of the old ones. When it fails, the state may name a segment
   * that no manifest does: see {@link #swapped}.
   */
  void finish(IndexState state, @Nullable Segment made) throws IOException {
    swapped = true;
    state.swap(inputs, made);
    if (whole) {
      for (var entry : state.projects().entrySet()) {
        ProjectIndex project = entry.getValue();
        ZoneId zone = zones.get(entry.getKey());
        if (zone != null && !zone.equals(project.zone())) {
          project.zone(zone);
        }
        ImmutableRoaringBitmap done = erased.get(entry.getKey());
        project.merge(
            state.merges(),
            done == null
                ? project.erased()
                : ImmutableRoaringBitmap.andNot(project.erased(), done));
      }
    }
    state.publish(inputs);
  }

  /** True once the state is no longer what it was; nothing that was written is in vain then. */
  boolean swapped() {
    return swapped;
  }

  /** Lets go of the segments for a state that holds them no longer, and is given up. */
  void giveUp() {
    inputs.forEach(Segment::release);
  }

  /** Takes away what was written in vain. */
  void discard() {
    try {
      java.nio.file.Files.deleteIfExists(file);
    } catch (IOException left) {
      // it is in no manifest; the next opening deletes it
    }
  }

  /** Lets go of the segments; at the end in any case. */
  void release() {
    inputs.forEach(Segment::release);
  }
}
