package io.tandem.warehouse.index;

import io.tandem.warehouse.StreamPosition;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The files: the manifest and the segments it names. Guarded by the index's lock. */
final class StoredIndex {

  private static final String SUFFIX = ".segment";

  private final Path directory;
  private List<Segment> segments = new ArrayList<>();
  private StreamPosition asOf = StreamPosition.START;
  private long last;

  StoredIndex(Path directory) {
    this.directory = directory;
  }

  /**
   * Opens what the manifest names and deletes what it does not.
   *
   * @throws DamagedIndexException when something is missing or damaged; nothing is open then
   */
  Manifest open() throws IOException, DamagedIndexException {
    Files.createDirectories(directory);
    Manifest manifest = Manifest.read(directory);
    sweep(manifest.segments());
    try {
      for (String name : manifest.segments()) {
        segments.add(Segment.open(directory.resolve(name)));
      }
    } catch (DamagedIndexException | IOException failed) {
      close();
      throw failed;
    }
    asOf = manifest.asOf();
    return manifest;
  }

  /** Where the next segment goes. */
  Path fresh() throws IOException {
    Files.createDirectories(directory);
    last++;
    return directory.resolve("%012d".formatted(last) + SUFFIX);
  }

  List<Segment> segments() {
    return segments;
  }

  /** The stream is in the segments up to here. */
  StreamPosition asOf() {
    return asOf;
  }

  long bytes() {
    return segments.stream().mapToLong(Segment::bytes).sum();
  }

  long events() {
    return segments.stream().mapToLong(Segment::events).sum();
  }

  /** The sections of all segments, by project and shard number. */
  Map<Integer, SortedMap<Integer, List<Section>>> sections() {
    Map<Integer, SortedMap<Integer, List<Section>>> sections = new TreeMap<>();
    for (Segment segment : segments) {
      for (Section section : segment.sections()) {
        sections
            .computeIfAbsent(section.shard().project(), none -> new TreeMap<>())
            .computeIfAbsent(section.shard().number(), none -> new ArrayList<>())
            .add(section);
      }
    }
    return sections;
  }

  /** Puts a new segment in the place of others; they go once the manifest says so. */
  List<Segment> replace(List<Segment> old, @Nullable Segment made, StreamPosition position) {
    List<Segment> kept = new ArrayList<>(segments);
    kept.removeAll(old);
    if (made != null) {
      kept.add(made);
    }
    segments = kept;
    asOf = position;
    return old;
  }

  /** Writes the manifest, then deletes the files nobody needs any more. */
  void publish(String store, long events, List<long[]> erased, List<Segment> old)
      throws IOException {
    List<String> names = segments.stream().map(Segment::name).toList();
    new Manifest(store, asOf, events, names, erased).publish(directory);
    for (Segment segment : old) {
      segment.delete();
    }
  }

  /** Closes all and takes the manifest away, so that a rebuild cut off is begun again. */
  void discard() throws IOException {
    close();
    Files.deleteIfExists(directory.resolve(Manifest.FILE));
    sweep(List.of());
    asOf = StreamPosition.START;
  }

  void close() {
    segments.forEach(Segment::release);
    segments = new ArrayList<>();
  }

  private void sweep(List<String> named) throws IOException {
    Set<String> kept = new HashSet<>(named);
    kept.add(Manifest.FILE);
    if (!Files.isDirectory(directory)) {
      return;
    }
    try (DirectoryStream<Path> files = Files.newDirectoryStream(directory)) {
      for (Path file : files) {
        String name = String.valueOf(file.getFileName());
        if (name.endsWith(SUFFIX)) {
          last = Math.max(last, Long.parseLong(name.substring(0, name.length() - 8)));
        }
        if (!kept.contains(name)) {
          Files.delete(file);
        }
      }
    }
  }
}
