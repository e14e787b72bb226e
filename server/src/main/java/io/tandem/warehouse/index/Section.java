package io.tandem.warehouse.index;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.roaringbitmap.buffer.ImmutableRoaringBitmap;

/** Reads what {@link SectionWriter} wrote, on the heap or in a mapped file. Never changes. */
final class Section {

  static final int TRAILER = 48;

  /** Bytes of a directory entry. */
  private static final int ENTRY = 24;

  private static final ValueLayout.OfInt INT =
      ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
  private static final ValueLayout.OfChar CHAR =
      ValueLayout.JAVA_CHAR_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
  private static final ValueLayout.OfLong LONG =
      ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

  private final MemorySegment data;
  private final Shard shard;
  private final int people;
  private final int events;
  private final int entries;
  private final String tag;
  private final List<Symbol> symbols;
  private final long starts;
  private final long lows;
  private final long directory;
  private final long bits;

  Section(MemorySegment data) {
    this.data = data;
    long trailer = data.byteSize() - TRAILER;
    directory = data.get(LONG, trailer + 8);
    bits = data.get(LONG, trailer + 16);
    shard = new Shard(data.get(INT, trailer + 24), data.get(INT, trailer + 28));
    people = data.get(INT, trailer + 32);
    events = data.get(INT, trailer + 36);
    entries = data.get(INT, trailer + 44);
    starts = 8L * events;
    lows = starts + 4L * (people + 1);
    long at = data.get(LONG, trailer);
    tag = text(at);
    at += 4 + data.get(INT, at);
    int count = data.get(INT, trailer + 40);
    symbols = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      symbols.add(new Symbol(data.get(INT, at), text(at + 4)));
      at += 8 + data.get(INT, at + 4);
    }
  }

  private String text(long at) {
    byte[] bytes = new byte[data.get(INT, at)];
    MemorySegment.copy(data, ValueLayout.JAVA_BYTE, at + 4, bytes, 0, bytes.length);
    return new String(bytes, StandardCharsets.UTF_8);
  }

  Shard shard() {
    return shard;
  }

  /** See {@link LocalDays#tag}. */
  String tag() {
    return tag;
  }

  List<Symbol> symbols() {
    return symbols;
  }

  int people() {
    return people;
  }

  int events() {
    return events;
  }

  long bytes() {
    return data.byteSize();
  }

  /** The lower 16 bits of a person's key; ascending. */
  int low(int index) {
    return data.get(CHAR, lows + 2L * index);
  }

  /** Where the person is; negative when the person is not here. */
  int find(int low) {
    int from = 0;
    int to = people - 1;
    while (from <= to) {
      int middle = (from + to) >>> 1;
      int there = low(middle);
      if (there < low) {
        from = middle + 1;
      } else if (there > low) {
        to = middle - 1;
      } else {
        return middle;
      }
    }
    return -1;
  }

  /** Number of the person's first event; that of the next one's is the end. */
  int start(int index) {
    return data.get(INT, starts + 4L * index);
  }

  /** Copies events by their numbers. */
  void copy(int start, int count, long[] into, int at) {
    MemorySegment.copy(data, LONG, 8L * start, into, at, count);
  }

  long event(int number) {
    return data.get(LONG, 8L * number);
  }

  /** How many symbols and days there are. */
  int entries() {
    return entries;
  }

  /** The first entry of the symbol that is not before the day; it may be another symbol's. */
  int firstEntry(int symbol, int day) {
    int from = 0;
    int to = entries;
    while (from < to) {
      int middle = (from + to) >>> 1;
      int order = Integer.compare(symbolOf(middle), symbol);
      if (order < 0 || (order == 0 && dayOf(middle) < day)) {
        from = middle + 1;
      } else {
        to = middle;
      }
    }
    return from;
  }

  int symbolOf(int entry) {
    return data.get(INT, directory + (long) ENTRY * entry);
  }

  int dayOf(int entry) {
    return data.get(INT, directory + (long) ENTRY * entry + 4);
  }

  int eventsOf(int entry) {
    return data.get(INT, directory + (long) ENTRY * entry + 8);
  }

  int peopleCountOf(int entry) {
    return data.get(INT, directory + (long) ENTRY * entry + 12);
  }

  ImmutableRoaringBitmap peopleOf(int entry) {
    int offset = data.get(INT, directory + (long) ENTRY * entry + 16);
    int length = data.get(INT, directory + (long) ENTRY * entry + 20);
    return new ImmutableRoaringBitmap(
        data.asSlice(bits + offset, length).asByteBuffer().order(ByteOrder.LITTLE_ENDIAN));
  }
}
