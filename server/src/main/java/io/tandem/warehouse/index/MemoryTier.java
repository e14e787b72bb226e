package io.tandem.warehouse.index;

import java.io.IOException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.roaringbitmap.buffer.MutableRoaringBitmap;

/**
 * Events of a project that are in memory only: a tail in the order of arrival, and the sections
 * made of it when somebody asks. Sections of one shard grow by merging with others of their size,
 * so that there are few and each event is moved a few times. Guarded by the index's lock.
 */
final class MemoryTier {

  private static final MutableRoaringBitmap NOBODY = new MutableRoaringBitmap();

  private final int project;
  private final Map<Symbol, Integer> places = new HashMap<>();
  private final List<Symbol> symbols = new ArrayList<>();
  private final SortedMap<Integer, List<Section>> sections = new TreeMap<>();
  private ZoneId zone;
  private int[] people = new int[16];
  private int[] names = new int[16];
  private long[] times = new long[16];
  private final MutableRoaringBitmap inTail = new MutableRoaringBitmap();
  private int tail;
  private long events;

  MemoryTier(int project, ZoneId zone) {
    this.project = project;
    this.zone = zone;
  }

  void add(int person, Symbol symbol, long time) {
    if (tail == people.length) {
      people = Arrays.copyOf(people, tail * 2);
      names = Arrays.copyOf(names, tail * 2);
      times = Arrays.copyOf(times, tail * 2);
    }
    Integer place = places.get(symbol);
    if (place == null) {
      place = symbols.size();
      places.put(symbol, place);
      symbols.add(symbol);
    }
    people[tail] = person;
    names[tail] = place;
    times[tail++] = time;
    inTail.add(person);
    events++;
  }

  /** How many there are, the tail included. */
  long events() {
    return events;
  }

  boolean settled() {
    return tail == 0;
  }

  /** Makes sections of the tail if somebody is in it, so that they can be found. */
  void settle(int person) throws IOException {
    if (inTail.contains(person)) {
      settle();
    }
  }

  /** Sections by shard number; after {@link #settle} they hold everything. */
  SortedMap<Integer, List<Section>> sections() {
    return sections;
  }

  void clear() {
    sections.clear();
    inTail.clear();
    tail = 0;
    events = 0;
    symbols.clear();
    places.clear();
  }

  /** Counts days in another zone from now on. */
  void zone(ZoneId changed) throws IOException {
    settle();
    zone = changed;
    for (List<Section> ofShard : sections.values()) {
      for (int i = 0; i < ofShard.size(); i++) {
        ofShard.set(i, merged(List.of(ofShard.get(i))));
      }
    }
  }

  /** Makes sections of a tail that is longer than that, before somebody has to wait for it. */
  void settleBeyond(int length) throws IOException {
    if (tail > length) {
      settle();
    }
  }

  /** Makes sections of the tail. */
  void settle() throws IOException {
    long[] order = new long[tail];
    for (int i = 0; i < tail; i++) {
      order[i] = Integer.toUnsignedLong(people[i]) << 31 | i;
    }
    Arrays.sort(order);
    for (int from = 0; from < tail; ) {
      int shard = people[place(order[from])] >>> 16;
      int to = from;
      while (to < tail && people[place(order[to])] >>> 16 == shard) {
        to++;
      }
      push(shard, section(shard, Arrays.copyOfRange(order, from, to)));
      from = to;
    }
    inTail.clear();
    tail = 0;
  }

  private static int place(long ordered) {
    return (int) ordered & Integer.MAX_VALUE;
  }

  private Section section(int shard, long[] order) throws IOException {
    MemorySink sink = new MemorySink();
    SectionWriter out = new SectionWriter(sink, new Shard(project, shard), zone);
    long[] sequence = new long[order.length];
    int count = 0;
    for (int i = 0; i < order.length; i++) {
      int at = place(order[i]);
      sequence[count++] = Packed.of(times[at], out.symbol(symbols.get(names[at])));
      if (i + 1 == order.length || people[place(order[i + 1])] != people[at]) {
        Arrays.sort(sequence, 0, count);
        out.person(Shard.low(people[at]), sequence, count);
        count = 0;
      }
    }
    out.finish();
    return new Section(sink.written());
  }

  private void push(int shard, Section made) throws IOException {
    List<Section> ofShard = sections.computeIfAbsent(shard, none -> new ArrayList<>());
    Section last = made;
    while (!ofShard.isEmpty() && ofShard.getLast().events() <= last.events() * 2L) {
      last = merged(List.of(ofShard.removeLast(), last));
    }
    ofShard.add(last);
  }

  private Section merged(List<Section> inputs) throws IOException {
    MemorySink sink = new MemorySink();
    SectionMerge.write(inputs, NOBODY, sink, zone);
    return new Section(sink.written());
  }
}
