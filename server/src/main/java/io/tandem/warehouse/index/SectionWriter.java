package io.tandem.warehouse.index;

import io.tandem.shared.Days;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.roaringbitmap.buffer.MutableRoaringBitmap;

/**
 * Writes a section: sequences as people come, then what says where they are, then the day sets. The
 * layout is in {@code docs/decisions/0014-behaviour-index.md}.
 */
final class SectionWriter {

  private final ByteSink sink;
  private final Shard shard;
  private final String tag;
  private final Days days;
  private final DaySets sets = new DaySets();
  private final Map<Symbol, Integer> places = new HashMap<>();
  private final List<Symbol> symbols = new ArrayList<>();
  private int[] anyOf = new int[16];
  private int[] starts = new int[64];
  private char[] lows = new char[64];
  private int people;
  private int events;

  SectionWriter(ByteSink sink, Shard shard, ZoneId zone) throws IOException {
    this.sink = sink;
    this.shard = shard;
    this.tag = LocalDays.tag(zone);
    this.days = new Days(zone);
    sink.align();
  }

  /** The place of a symbol in this section's list; given at first sight. */
  int symbol(Symbol symbol) {
    Integer known = places.get(symbol);
    if (known != null) {
      return known;
    }
    if (symbols.size() >= Packed.SYMBOLS) {
      throw new IllegalStateException(
          "project " + shard.project() + " has more than " + Packed.SYMBOLS + " event names");
    }
    int place = symbols.size();
    symbols.add(symbol);
    places.put(symbol, place);
    if (!symbol.isAny()) {
      int any = symbol(symbol.any());
      anyOf = anyOf.length > place ? anyOf : Arrays.copyOf(anyOf, place * 2);
      anyOf[place] = any;
    }
    return place;
  }

  /**
   * Writes a person's events.
   *
   * @param low the lower 16 bits of the key; above those that came before
   * @param sequence sorted, with symbols of this section; at least one
   */
  void person(int low, long[] sequence, int count) throws IOException {
    if (people + 1 >= starts.length) {
      starts = Arrays.copyOf(starts, starts.length * 2);
      lows = Arrays.copyOf(lows, lows.length * 2);
    }
    lows[people] = (char) low;
    starts[people++] = events;
    events = Math.addExact(events, count);
    int person = shard.person(low);
    for (int i = 0; i < count; i++) {
      long packed = sequence[i];
      sink.putLong(packed);
      int symbol = Packed.symbol(packed);
      int day = days.of(Packed.time(packed));
      sets.of(symbol, day).add(low, person);
      sets.of(anyOf[symbol], day).add(low, person);
    }
  }

  int events() {
    return events;
  }

  /** Writes the rest. */
  void finish() throws IOException {
    long begin = sink.position() - 8L * events;
    starts[people] = events;
    for (int i = 0; i <= people; i++) {
      sink.putInt(starts[i]);
    }
    for (int i = 0; i < people; i++) {
      sink.putShort(lows[i]);
    }
    sink.align();
    long names = sink.position() - begin;
    text(tag);
    for (Symbol symbol : symbols) {
      sink.putInt(symbol.environment());
      text(symbol.name());
    }
    sink.align();
    long[] keys = sets.keys();
    byte[][] bitmaps = bitmaps(keys);
    long directory = sink.position() - begin;
    directory(keys, bitmaps);
    long bits = sink.position() - begin;
    for (byte[] bitmap : bitmaps) {
      sink.put(bitmap);
    }
    sink.align();
    trailer(new long[] {names, directory, bits}, keys.length);
  }

  private void trailer(long[] offsets, int entries) throws IOException {
    for (long offset : offsets) {
      sink.putLong(offset);
    }
    sink.putInt(shard.project());
    sink.putInt(shard.number());
    sink.putInt(people);
    sink.putInt(events);
    sink.putInt(symbols.size());
    sink.putInt(entries);
    sink.flush();
  }

  private byte[][] bitmaps(long[] keys) {
    byte[][] bitmaps = new byte[keys.length][];
    for (int i = 0; i < keys.length; i++) {
      MutableRoaringBitmap bitmap = sets.get(keys[i]).people;
      bitmap.runOptimize();
      ByteBuffer bytes = ByteBuffer.allocate(bitmap.serializedSizeInBytes());
      bitmap.serialize(bytes);
      bitmaps[i] = bytes.array();
    }
    return bitmaps;
  }

  private void directory(long[] keys, byte[][] bitmaps) throws IOException {
    int offset = 0;
    for (int i = 0; i < keys.length; i++) {
      DaySets.DaySet set = sets.get(keys[i]);
      sink.putInt(DaySets.symbol(keys[i]));
      sink.putInt(DaySets.day(keys[i]));
      sink.putInt(set.events);
      sink.putInt(set.people.getCardinality());
      sink.putInt(offset);
      sink.putInt(bitmaps[i].length);
      offset = Math.addExact(offset, bitmaps[i].length);
    }
  }

  private void text(String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    sink.putInt(bytes.length);
    sink.put(bytes);
  }
}
