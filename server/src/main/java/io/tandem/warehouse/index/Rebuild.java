package io.tandem.warehouse.index;

import io.tandem.warehouse.IndexSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.BooleanSupplier;
import java.util.function.IntFunction;

/**
 * Makes a segment of all events: they are dealt to their shards' piles on disk in one pass, then
 * each pile is sorted in memory and written, some million events at a time.
 */
final class Rebuild implements IndexSource.EventScan, AutoCloseable {

  private static final int ROW = 16;
  private static final int PILE_ROWS = 4096;
  private static final int WAITING_ROWS = 4_000_000;
  private static final int SORTED_AT_ONCE = 16_000_000;

  /** Events of one shard that were met: a buffer, and a file once it was full. */
  private static final class Pile {
    private long[] rows = new long[64];
    private int size;
    private long spilled;
  }

  private final Path folder;
  private final MergeMap merges;
  private final IntFunction<ZoneId> zones;
  private final LongAdder progress;
  private final BooleanSupplier stop;
  private final TreeMap<Shard, Pile> piles = new TreeMap<>();
  private List<IndexSource.EventName> names = List.of();
  private Pile[][] byNumber = new Pile[0][];
  private long waiting;
  private long met;

  Rebuild(
      Path folder,
      MergeMap merges,
      IntFunction<ZoneId> zones,
      LongAdder progress,
      BooleanSupplier stop)
      throws IOException {
    this.folder = folder;
    this.merges = merges;
    this.zones = zones;
    this.progress = progress;
    this.stop = stop;
    close();
    Files.createDirectories(folder);
  }

  @Override
  public void names(List<IndexSource.EventName> all) {
    names = all;
    int highest = all.stream().mapToInt(name -> name.project().value()).max().orElse(0);
    byNumber = new Pile[highest + 1][];
    for (IndexSource.EventName name : all) {
      byNumber[name.project().value()] = new Pile[1];
    }
  }

  @Override
  public void event(int name, int person, long time) {
    int project = names.get(name).project().value();
    int owner = merges.resolve(project, person);
    Pile pile = pile(project, owner);
    if (pile.size == pile.rows.length) {
      grow(new Shard(project, owner >>> 16), pile);
    }
    // a pile is sorted by person, then time, as it is read back
    pile.rows[pile.size++] = (long) Shard.low(owner) << 32 | name;
    pile.rows[pile.size++] = time;
    progress.increment();
    if ((++met & 0xffff) == 0 && stop.getAsBoolean()) {
      throw new CancellationException("closing");
    }
  }

  private Pile pile(int project, int person) {
    Pile[] ofProject = byNumber[project];
    int number = person >>> 16;
    if (number >= ofProject.length) {
      ofProject = Arrays.copyOf(ofProject, number + 1);
      byNumber[project] = ofProject;
    }
    Pile pile = ofProject[number];
    if (pile == null) {
      pile = new Pile();
      ofProject[number] = pile;
      piles.put(new Shard(project, number), pile);
    }
    return pile;
  }

  private void grow(Shard shard, Pile pile) {
    if (pile.rows.length >= 2 * PILE_ROWS || waiting > WAITING_ROWS) {
      spill(shard, pile);
    } else {
      waiting += pile.rows.length / 2;
      pile.rows = Arrays.copyOf(pile.rows, pile.rows.length * 2);
    }
  }

  private void spill(Shard shard, Pile pile) {
    ByteBuffer bytes = ByteBuffer.allocate(pile.size * 8).order(ByteOrder.nativeOrder());
    bytes.asLongBuffer().put(pile.rows, 0, pile.size);
    try (FileChannel channel =
        FileChannel.open(file(shard), StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
    pile.spilled += pile.size / 2;
    pile.size = 0;
  }

  private Path file(Shard shard) {
    return folder.resolve(shard.project() + "-" + shard.number());
  }

  /** Writes all shards, in order. */
  void write(SegmentWriter out) throws IOException {
    for (var entry : piles.entrySet()) {
      if (stop.getAsBoolean()) {
        throw new CancellationException("closing");
      }
      Shard shard = entry.getKey();
      Pile pile = entry.getValue();
      out.add(shard, sink -> write(shard, pile, sink));
      pile.rows = new long[0];
      Files.deleteIfExists(file(shard));
    }
  }

  private void write(Shard shard, Pile pile, ByteSink sink) throws IOException {
    SectionWriter section = new SectionWriter(sink, shard, zones.apply(shard.project()));
    int[] symbols = new int[names.size()];
    Arrays.fill(symbols, -1);
    int[] starts = new int[Shard.PEOPLE + 1];
    rows(
        shard,
        pile,
        (low, name, time) -> {
          starts[low + 1]++;
          if (symbols[name] < 0) {
            IndexSource.EventName event = names.get(name);
            symbols[name] = section.symbol(new Symbol(event.environment(), event.name()));
          }
        });
    for (int low = 0; low < Shard.PEOPLE; low++) {
      starts[low + 1] += starts[low];
    }
    for (int from = 0; from < Shard.PEOPLE; ) {
      int to = from + 1;
      while (to < Shard.PEOPLE && starts[to + 1] - starts[from] <= SORTED_AT_ONCE) {
        to++;
      }
      Lot lot = new Lot(shard, from, Arrays.copyOfRange(starts, from, to + 1));
      people(lot, pile, symbols, section);
      from = to;
    }
    section.finish();
  }

  /** Writes neighbours, of whom the pile is read once more. */
  private void people(Lot lot, Pile pile, int[] symbols, SectionWriter section) throws IOException {
    int[] starts = lot.starts();
    int first = starts[0];
    int[] next = starts.clone();
    long[] events = new long[starts[starts.length - 1] - first];
    rows(
        lot.shard(),
        pile,
        (low, name, time) -> {
          int place = low - lot.from();
          if (place >= 0 && place < starts.length - 1) {
            events[next[place]++ - first] = Packed.of(time, symbols[name]);
          }
        });
    for (int place = 0; place < starts.length - 1; place++) {
      int count = starts[place + 1] - starts[place];
      if (count > 0) {
        long[] sequence =
            Arrays.copyOfRange(events, starts[place] - first, starts[place + 1] - first);
        Arrays.sort(sequence);
        section.person(lot.from() + place, sequence, count);
      }
    }
  }

  /** Neighbours in a shard, from the lower half of a key on, and where their events start. */
  private record Lot(Shard shard, int from, int[] starts) {}

  /** Takes rows of a pile. */
  @FunctionalInterface
  private interface Row {
    void take(int low, int name, long time);
  }

  private void rows(Shard shard, Pile pile, Row each) throws IOException {
    if (pile.spilled > 0) {
      try (FileChannel channel = FileChannel.open(file(shard), StandardOpenOption.READ)) {
        ByteBuffer bytes = ByteBuffer.allocateDirect(1 << 20).order(ByteOrder.nativeOrder());
        while (channel.read(bytes) >= 0) {
          bytes.flip();
          while (bytes.remaining() >= ROW) {
            long key = bytes.getLong();
            each.take((int) (key >>> 32), (int) key, bytes.getLong());
          }
          bytes.compact();
        }
      }
    }
    for (int i = 0; i < pile.size; i += 2) {
      each.take((int) (pile.rows[i] >>> 32), (int) pile.rows[i], pile.rows[i + 1]);
    }
  }

  @Override
  public void close() throws IOException {
    if (Files.isDirectory(folder)) {
      List<Path> left = new ArrayList<>();
      try (var files = Files.newDirectoryStream(folder)) {
        files.forEach(left::add);
      }
      for (Path file : left) {
        Files.delete(file);
      }
      Files.delete(folder);
    }
  }
}
