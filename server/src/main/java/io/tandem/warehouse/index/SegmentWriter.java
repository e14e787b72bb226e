package io.tandem.warehouse.index;

import java.io.IOException;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.roaringbitmap.buffer.ImmutableRoaringBitmap;

/** Writes a segment file: sections, then a table of them. It is durable when closed. */
final class SegmentWriter implements AutoCloseable {

  static final long MAGIC = 0x58444e494d444e54L; // TNDMINDX
  static final int VERSION = 1;
  static final int HEADER = 16;
  static final int FOOTER_ENTRY = 32;
  static final int END = 24;

  private record Written(Shard shard, long offset, long length, int sum) {}

  /** Writes one section. */
  @FunctionalInterface
  interface Content {
    void write(ByteSink sink) throws IOException;
  }

  private final FileSink sink;
  private final List<Written> sections = new ArrayList<>();

  SegmentWriter(Path file) throws IOException {
    sink = new FileSink(file);
    sink.putLong(MAGIC);
    sink.putInt(VERSION);
    sink.putInt(0);
    sink.sum();
  }

  /** Adds a section; each shard once. */
  void add(Shard shard, Content content) throws IOException {
    long offset = sink.position();
    content.write(sink);
    sections.add(new Written(shard, offset, sink.position() - offset, sink.sum()));
  }

  /** Adds one section made of several. */
  void add(List<Section> inputs, ImmutableRoaringBitmap hidden, ZoneId zone) throws IOException {
    add(inputs.getFirst().shard(), sink -> SectionMerge.write(inputs, hidden, sink, zone));
  }

  boolean isEmpty() {
    return sections.isEmpty();
  }

  /** Writes the table and waits for the disk. */
  void finish() throws IOException {
    long table = sink.position();
    for (Written section : sections) {
      sink.putInt(section.shard().project());
      sink.putInt(section.shard().number());
      sink.putLong(section.offset());
      sink.putLong(section.length());
      sink.putInt(section.sum());
      sink.putInt(0);
    }
    sink.putLong(table);
    sink.putInt(sections.size());
    int sum = sink.sum();
    sink.putInt(sum);
    sink.putLong(MAGIC);
    sink.force();
  }

  @Override
  public void close() throws IOException {
    sink.close();
  }
}
