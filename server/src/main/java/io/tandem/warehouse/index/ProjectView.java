package io.tandem.warehouse.index;

import io.tandem.warehouse.DaySpan;
import io.tandem.warehouse.IndexEvents;
import io.tandem.warehouse.IndexView;
import io.tandem.warehouse.RetentionQuestion;
import io.tandem.warehouse.SequenceQuestion;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.roaringbitmap.buffer.ImmutableRoaringBitmap;
import org.roaringbitmap.buffer.MutableRoaringBitmap;

/** Adds up what the shards answer. */
final class ProjectView implements IndexView {

  private final List<ShardView> shards;
  private final Workers workers;
  private final ZoneId zone;

  ProjectView(List<ShardView> shards, Workers workers, ZoneId zone) {
    this.shards = shards;
    this.workers = workers;
    this.zone = zone;
  }

  @Override
  public Set<String> names(@Nullable Integer environment) {
    Set<String> names = new TreeSet<>();
    for (ShardView shard : shards) {
      for (Section section : shard.sections()) {
        for (Symbol symbol : section.symbols()) {
          if (!symbol.isAny() && (environment == null || environment == symbol.environment())) {
            names.add(symbol.name());
          }
        }
      }
    }
    return names;
  }

  @Override
  public long[] events(
      IndexEvents events, List<DaySpan> spans, @Nullable ImmutableRoaringBitmap people) {
    if (people != null) {
      return countEvents(shards, events, spans, people);
    }
    long[] counts =
        sum(
            workers.map(
                shards,
                shard -> {
                  Lens lens = new Lens(shard, events);
                  return spans.stream().mapToLong(span -> shard.events(lens, span)).toArray();
                }),
            spans.size());
    MutableRoaringBitmap erased = new MutableRoaringBitmap();
    shards.forEach(shard -> erased.or(shard.erased()));
    if (!erased.isEmpty()) {
      long[] gone = countEvents(unhidden(), events, spans, erased);
      for (int i = 0; i < counts.length; i++) {
        counts[i] -= gone[i];
      }
    }
    return counts;
  }

  /** The shards with the events of erased people: their other events are in the sections too. */
  private List<ShardView> unhidden() {
    return shards.stream()
        .map(shard ->
            new ShardView(
                shard.shard(),
                shard.sections(),
                shard.moved(),
                ImmutableRoaringBitmap.andNot(shard.hidden(), shard.erased()),
                shard.erased()))
        .toList();
  }

  private long[] countEvents(
      List<ShardView> among,
      IndexEvents events,
      List<DaySpan> spans,
      ImmutableRoaringBitmap people) {
    SequenceQuestion question =
        new SequenceQuestion(List.of(events), null, Long.MIN_VALUE, Long.MAX_VALUE, people);
    return sum(
        workers
            .share(
                among,
                () -> new EventCount(spans, zone),
                (counter, shard, stopped) ->
                    new SequenceScan(question, shard).run(counter, stopped))
            .stream()
            .map(EventCount::counts)
            .toList(),
        spans.size());
  }

  @Override
  public long[] counts(
      IndexEvents events, List<DaySpan> spans, @Nullable ImmutableRoaringBitmap people) {
    return sum(
        workers.map(shards, shard -> ShardAnswers.counts(shard, events, spans, people)),
        spans.size());
  }

  @Override
  public MutableRoaringBitmap people(
      IndexEvents events, DaySpan span, @Nullable ImmutableRoaringBitmap people) {
    MutableRoaringBitmap all = new MutableRoaringBitmap();
    workers
        .map(shards, shard -> shard.people(new Lens(shard, events), span, people))
        .forEach(all::or);
    return all;
  }

  @Override
  public MutableRoaringBitmap atLeast(IndexEvents events, DaySpan span, int times) {
    MutableRoaringBitmap candidates = people(events, span, null);
    if (times <= 1) {
      return candidates;
    }
    SequenceQuestion question =
        new SequenceQuestion(List.of(events), null, Long.MIN_VALUE, Long.MAX_VALUE, candidates);
    MutableRoaringBitmap enough = new MutableRoaringBitmap();
    workers
        .share(
            shards,
            () -> new OftenEnough(span, zone, times),
            (counter, shard, stopped) -> new SequenceScan(question, shard).run(counter, stopped))
        .forEach(counter -> enough.or(counter.people()));
    return enough;
  }

  @Override
  public long[][] overlap(IndexEvents both, IndexEvents of, List<DaySpan> spans) {
    return table(
        workers.map(shards, shard -> ShardAnswers.overlap(shard, both, of, spans)),
        spans.size(),
        2);
  }

  @Override
  public long[][] retention(RetentionQuestion question) {
    long[][] sum =
        table(
            workers.map(shards, shard -> ShardAnswers.retention(shard, question)),
            question.cohorts().size(),
            question.columns());
    for (int i = 0; i < sum.length; i++) {
      for (int column = 1; column < sum[i].length; column++) {
        if (i + column >= question.periods().size()) {
          sum[i][column] = -1;
        }
      }
    }
    return sum;
  }

  @Override
  public long[] stickiness(
      IndexEvents events, List<DaySpan> spans, @Nullable ImmutableRoaringBitmap people) {
    return sum(
        workers.map(shards, shard -> ShardAnswers.stickiness(shard, events, spans, people)),
        spans.size());
  }

  @Override
  public long[][] lifecycle(
      IndexEvents events, List<DaySpan> spans, @Nullable ImmutableRoaringBitmap people) {
    return table(
        workers.map(shards, shard -> ShardAnswers.lifecycle(shard, events, spans, people)),
        Math.max(0, spans.size() - 1),
        4);
  }

  @Override
  public <V extends SequenceQuestion.Visitor> List<V> sequences(
      SequenceQuestion question, Supplier<V> visitors) {
    return workers.share(
        shards,
        visitors,
        (visitor, shard, stopped) -> new SequenceScan(question, shard).run(visitor, stopped));
  }

  private static long[] sum(List<long[]> parts, int size) {
    long[] sum = new long[size];
    for (long[] part : parts) {
      for (int i = 0; i < size; i++) {
        sum[i] += part[i];
      }
    }
    return sum;
  }

  private static long[][] table(List<long[][]> parts, int rows, int columns) {
    long[][] sum = new long[rows][columns];
    for (int row = 0; row < rows; row++) {
      List<long[]> cells = new ArrayList<>();
      for (long[][] part : parts) {
        cells.add(part[row]);
      }
      sum[row] = sum(cells, columns);
    }
    return sum;
  }
}
