package io.tandem.warehouse.index;

import io.tandem.shared.ProjectId;
import io.tandem.warehouse.Event;
import io.tandem.warehouse.IndexSource;
import io.tandem.warehouse.ProjectZones;
import io.tandem.warehouse.StreamPosition;
import io.tandem.warehouse.StreamSlice;
import io.tandem.warehouse.Warehouse;
import java.io.IOException;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.roaringbitmap.buffer.ImmutableRoaringBitmap;
import org.roaringbitmap.buffer.MutableRoaringBitmap;

/** All that the index knows, on disk and in memory. Guarded by the index's lock. */
final class IndexState {

  private static final ImmutableRoaringBitmap NOBODY = new MutableRoaringBitmap();
  private static final int SLICE = 20_000;

  /** So many missed events are followed; reading all anew is faster than following many more. */
  private static final long WORTH_FOLLOWING = 2_000_000;

  private final IndexSource source;
  private final Warehouse warehouse;
  private final ProjectZones zones;
  private final StoredIndex files;
  private final MergeMap merges = new MergeMap();
  private final Map<Integer, ProjectIndex> projects = new TreeMap<>();
  private StreamPosition position = StreamPosition.START;
  private long mergeVersion;
  private boolean unpublished;

  IndexState(IndexSource source, Warehouse warehouse, ProjectZones zones, Path directory) {
    this.source = source;
    this.warehouse = warehouse;
    this.zones = zones;
    this.files = new StoredIndex(directory);
  }

  StoredIndex files() {
    return files;
  }

  MergeMap merges() {
    return merges;
  }

  /** Everything up to here is known. */
  StreamPosition position() {
    return position;
  }

  long mergeVersion() {
    return mergeVersion;
  }

  Map<Integer, ProjectIndex> projects() {
    return projects;
  }

  ZoneId zone(int project) {
    return zones.zone(new ProjectId(project));
  }

  /**
   * Opens the files and checks that they are of this store, and of its present.
   *
   * @throws DamagedIndexException when they are not
   */
  void open() throws IOException, DamagedIndexException {
    Manifest manifest = files.open();
    try {
      if (!manifest.store().equals(source.identity())) {
        throw new DamagedIndexException("of another store");
      }
      if (source.count(manifest.asOf()) != manifest.events()) {
        throw new DamagedIndexException("not what the store holds");
      }
      long missed = source.count(warehouse.end()) - manifest.events();
      if (missed > Math.max(WORTH_FOLLOWING, manifest.events())) {
        throw new DamagedIndexException("far behind");
      }
    } catch (DamagedIndexException | RuntimeException failed) {
      files.close();
      throw failed;
    }
    readMerges();
    position = manifest.asOf();
    Map<Integer, MutableRoaringBitmap> erased = new TreeMap<>();
    for (long[] who : manifest.erased()) {
      erased.computeIfAbsent((int) who[0], none -> new MutableRoaringBitmap()).add((int) who[1]);
    }
    spread(erased);
  }

  /** Learns all merges; those of the first reading need not be told to anybody. */
  void readMerges() {
    IndexSource.MergeSlice slice = source.merges(mergeVersion);
    for (IndexSource.Move move : slice.moves()) {
      merges.put(move.project().value(), (int) move.gone(), (int) move.into());
    }
    mergeVersion = slice.version();
  }

  /** Tells the projects what is stored now. */
  void spread(Map<Integer, ? extends ImmutableRoaringBitmap> erased) throws IOException {
    var sections = files.sections();
    for (int project : sections.keySet()) {
      project(project);
    }
    for (var entry : projects.entrySet()) {
      ImmutableRoaringBitmap gone = erased.get(entry.getKey());
      entry.getValue().stored(sections.getOrDefault(entry.getKey(), new TreeMap<>()));
      entry.getValue().merge(merges, gone == null ? NOBODY : gone);
    }
  }

  ProjectIndex project(int project) {
    return projects.computeIfAbsent(project, id -> new ProjectIndex(id, zone(id)));
  }

  /**
   * Takes in the next events and all merges.
   *
   * @return whether there may be more events
   * @throws DamagedIndexException when it has to be built anew to go on
   */
  boolean follow() throws IOException, DamagedIndexException {
    StreamSlice slice = warehouse.after(position, SLICE);
    for (Event event : slice.events()) {
      int project = event.project().value();
      int person = merges.resolve(project, (int) event.person());
      project(project).add(person, new Symbol(event.environment(), event.name()), event.time());
    }
    boolean more = !slice.end().equals(position);
    position = slice.end();
    if (source.mergeVersion() != mergeVersion) {
      move();
    }
    return more;
  }

  /**
   * Whoever went to a survivor that is gone now goes on with it; one who alone goes elsewhere can
   * no longer be told from that survivor.
   */
  private void move() throws IOException, DamagedIndexException {
    List<int[]> former = new ArrayList<>();
    IndexSource.MergeSlice slice = source.merges(mergeVersion);
    for (IndexSource.Move move : slice.moves()) {
      int project = move.project().value();
      int gone = (int) move.gone();
      int into = (int) move.into();
      int before = merges.resolve(project, gone);
      if (before != into) {
        merges.put(project, gone, into);
        project(project).move(gone, into);
        if (before != gone) {
          former.add(new int[] {project, before, into});
        }
      }
    }
    mergeVersion = slice.version();
    for (int[] survivor : former) {
      if (merges.resolve(survivor[0], survivor[1]) != survivor[2]) {
        throw new DamagedIndexException("a merge was redirected");
      }
    }
  }

  /** Takes a person out, at once for answers; the bytes go with the next compaction. */
  void erase(int project, int person) {
    project(project).erase(person);
    unpublished = true;
  }

  /** How many events are in memory and not in a segment. */
  long unwritten() {
    return projects.values().stream().mapToLong(project -> project.delta().events()).sum();
  }

  /** How many events of merged people are repeated in memory. */
  long moved() {
    return projects.values().stream().mapToLong(project -> project.overlay().events()).sum();
  }

  boolean hasErased() {
    return projects.values().stream().anyMatch(project -> !project.erased().isEmpty());
  }

  /** Whether a project's zone is not the one its days were counted in. */
  boolean zoneChanged() {
    return projects.entrySet().stream()
        .anyMatch(entry -> {
          String tag = LocalDays.tag(zone(entry.getKey()));
          return entry.getValue().tags().stream().anyMatch(other -> !other.equals(tag));
        });
  }

  /** Writes what is in memory to a segment of its own. */
  void flush() throws IOException, DamagedIndexException {
    Path file = files.fresh();
    Segment made = null;
    try (SegmentWriter out = new SegmentWriter(file)) {
      for (ProjectIndex project : projects.values()) {
        project.delta().settle();
        for (List<Section> sections : project.delta().sections().values()) {
          out.add(sections, NOBODY, project.zone());
        }
      }
      out.finish();
      made = out.isEmpty() ? null : Segment.open(file);
    }
    if (made == null) {
      java.nio.file.Files.deleteIfExists(file);
    }
    files.replace(List.of(), made, position);
    var sections = files.sections();
    projects.forEach((id, project) -> {
      project.delta().clear();
      project.stored(sections.getOrDefault(id, new TreeMap<>()));
    });
    publish(List.of());
  }

  /** Puts a compacted segment in the place of those it was made of. */
  void swap(List<Segment> old, @Nullable Segment made) {
    files.replace(old, made, files.asOf());
    var sections = files.sections();
    projects.forEach((id, project) -> project.stored(sections.getOrDefault(id, new TreeMap<>())));
  }

  /** Writes the manifest if something in it changed. */
  void publishChanges() throws IOException {
    if (unpublished) {
      publish(List.of());
    }
  }

  void publish(List<Segment> old) throws IOException {
    List<long[]> erased = new ArrayList<>();
    long missing = 0;
    for (var entry : projects.entrySet()) {
      ProjectIndex project = entry.getValue();
      for (int person : project.erased().toArray()) {
        erased.add(new long[] {entry.getKey(), Integer.toUnsignedLong(person)});
      }
      missing += project.erased().isEmpty() ? 0 : project.erasedStored(merges);
    }
    files.publish(source.identity(), files.events() - missing, erased, old);
    unpublished = false;
  }

  /** After a rebuild: the one segment holds everything up to a position. */
  void rebuilt(@Nullable Segment made, StreamPosition upTo) throws IOException {
    files.replace(List.of(), made, upTo);
    position = upTo;
    spread(Map.of());
    publish(List.of());
  }

  /** Forgets everything, on disk too. */
  void discard() throws IOException {
    projects.clear();
    files.discard();
    position = StreamPosition.START;
  }
}
