package io.tandem.warehouse.index;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.CRC32C;

/**
 * A mapped segment file, checked from end to end when opened. Unmapped when nobody uses it any
 * more; deleted by then where it was given up.
 */
final class Segment {

  private static final ValueLayout.OfInt INT =
      ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
  private static final ValueLayout.OfLong LONG =
      ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
  private static final long PIECE = 1L << 28;

  private final Path file;
  private final Arena arena;
  private final List<Section> sections;
  private final long bytes;
  private final AtomicInteger users = new AtomicInteger(1);

  private Segment(Path file, Arena arena, MemorySegment data) throws DamagedIndexException {
    this.file = file;
    this.arena = arena;
    this.bytes = data.byteSize();
    this.sections = sections(data);
  }

  /**
   * Opens a file.
   *
   * @throws DamagedIndexException when it is not whole, or not what was written
   */
  static Segment open(Path file) throws IOException, DamagedIndexException {
    Arena arena = Arena.ofShared();
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      return new Segment(
          file, arena, channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size(), arena));
    } catch (NoSuchFileException missing) {
      arena.close();
      throw new DamagedIndexException("missing file");
    } catch (IOException | DamagedIndexException | RuntimeException failed) {
      arena.close();
      throw failed;
    }
  }

  private static List<Section> sections(MemorySegment data) throws DamagedIndexException {
    long end = data.byteSize() - SegmentWriter.END;
    check(end >= SegmentWriter.HEADER, "truncated");
    check(data.get(LONG, 0) == SegmentWriter.MAGIC, "not an index");
    check(data.get(INT, 8) == SegmentWriter.VERSION, "other version");
    check(data.get(LONG, end + 16) == SegmentWriter.MAGIC, "truncated");
    long table = data.get(LONG, end);
    int count = data.get(INT, end + 8);
    check(
        table >= SegmentWriter.HEADER
            && count >= 0
            && table + (long) count * SegmentWriter.FOOTER_ENTRY == end,
        "damaged");
    check(sum(data, table, end + 12 - table) == data.get(INT, end + 12), "damaged");
    List<Section> sections = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      long entry = table + (long) i * SegmentWriter.FOOTER_ENTRY;
      long offset = data.get(LONG, entry + 8);
      long length = data.get(LONG, entry + 16);
      check(sum(data, offset, length) == data.get(INT, entry + 24), "damaged");
      sections.add(new Section(data.asSlice(offset, length)));
    }
    return sections;
  }

  private static int sum(MemorySegment data, long from, long length) {
    CRC32C sum = new CRC32C();
    for (long at = 0; at < length; at += PIECE) {
      sum.update(data.asSlice(from + at, Math.min(PIECE, length - at)).asByteBuffer());
    }
    return (int) sum.getValue();
  }

  private static void check(boolean holds, String otherwise) throws DamagedIndexException {
    if (!holds) {
      throw new DamagedIndexException(otherwise);
    }
  }

  String name() {
    return String.valueOf(file.getFileName());
  }

  long bytes() {
    return bytes;
  }

  List<Section> sections() {
    return sections;
  }

  long events() {
    return sections.stream().mapToLong(Section::events).sum();
  }

  /** Keeps it mapped until {@link #release}. */
  void use() {
    users.incrementAndGet();
  }

  void release() {
    if (users.decrementAndGet() == 0) {
      arena.close();
    }
  }

  /**
   * Gives the file up, which no manifest names: it goes at once, the mapping with its last user.
   */
  void delete() {
    try {
      Files.deleteIfExists(file);
    } catch (IOException left) {
      // the next opening deletes it
    }
    release();
  }
}
