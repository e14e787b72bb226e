package io.tandem.warehouse.index;

import static org.assertj.core.api.Assertions.assertThat;

import io.tandem.support.TestJvm;
import io.tandem.warehouse.DaySpan;
import io.tandem.warehouse.EventTable;
import io.tandem.warehouse.Events;
import io.tandem.warehouse.IndexEvents;
import io.tandem.warehouse.SequenceQuestion;
import io.tandem.warehouse.duckdb.DuckDbFixture;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.LongStream;
import org.jooq.impl.DSL;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Kill -9 while the index appends, compacts, rebuilds: afterwards it answers what SQL does. */
class KilledIndexIT {

  private static final int KILLS = 3;

  @ParameterizedTest
  @ValueSource(strings = {"appending", "rebuilding", IndexingProcess.COMPACTING})
  void afterKillsTheIndexAnswersWhatSqlDoes(String doing) throws Exception {
    Path store = Files.createTempDirectory("tandem-warehouse");
    Path index = Files.createTempDirectory("tandem-index");
    Random random = new Random(doing.hashCode());
    int kills = doing.equals(IndexingProcess.COMPACTING) ? 1 : KILLS;
    for (int kill = 0; kill < kills; kill++) {
      runAndKill(List.of(store.toString(), index.toString(), doing, "" + kill), random.nextInt(80));
      try (DuckDbFixture opened = DuckDbFixture.in(store);
          IndexFixture fixture = new IndexFixture(opened, index, IndexFixture.SMALL)) {
        compare(opened, fixture);
        compareSequences(opened, fixture);
      }
    }
  }

  private static void compare(DuckDbFixture store, IndexFixture index) {
    long today = Math.floorDiv(Events.RECEIVED, 86_400_000L);
    List<DaySpan> days = new ArrayList<>();
    for (long day = today - 20; day <= today; day++) {
      days.add(new DaySpan((int) day, (int) day));
    }
    long[] people =
        index.ask(
            IndexingProcess.PROJECT, view -> view.counts(IndexEvents.of("*", null), days, null));
    long[] events =
        index.ask(
            IndexingProcess.PROJECT, view -> view.events(IndexEvents.of("e1", null), days, null));
    Map<Long, long[]> expected = bySql(store);
    assertThat(expected).isNotEmpty();
    for (int i = 0; i < people.length; i++) {
      long[] row = expected.getOrDefault(today - 20 + i, new long[2]);
      assertThat(new long[] {people[i], events[i]}).as("day %s", i).isEqualTo(row);
    }
  }

  /** How often each person did something, and the sum of the times. */
  private static void compareSequences(DuckDbFixture store, IndexFixture index) {
    Map<Long, List<Long>> found = new ConcurrentHashMap<>();
    SequenceQuestion all =
        new SequenceQuestion(
            List.of(IndexEvents.of("*", null)), null, Long.MIN_VALUE, Long.MAX_VALUE, null);
    SequenceQuestion.Visitor noting =
        (person, times, masks, count) ->
            found.put(person, List.of((long) count, LongStream.of(times).limit(count).sum()));
    index.ask(IndexingProcess.PROJECT, view -> view.sequences(all, () -> noting));
    Map<Long, List<Long>> expected = new TreeMap<>();
    store
        .warehouse()
        .fetch(
            sql ->
                sql.select(EventTable.PERSON, DSL.count(), DSL.sum(EventTable.TIME))
                    .from(EventTable.EVENT)
                    .groupBy(EventTable.PERSON),
            row ->
                expected.put(
                    row.value1(), List.of((long) row.value2(), row.value3().longValueExact())));
    assertThat(found).isEqualTo(expected);
  }

  private static Map<Long, long[]> bySql(DuckDbFixture store) {
    Map<Long, long[]> days = new TreeMap<>();
    var day = DSL.field("divide({0}, 86400000)", Long.class, EventTable.TIME).as("d");
    store
        .warehouse()
        .fetch(
            sql ->
                sql.select(
                        day,
                        DSL.countDistinct(EventTable.PERSON),
                        DSL.count().filterWhere(EventTable.NAME.eq("e1")))
                    .from(EventTable.EVENT)
                    .groupBy(DSL.field("d")),
            row -> days.put(row.value1(), new long[] {row.value2(), row.value3()}));
    return days;
  }

  private static void runAndKill(List<String> arguments, int rounds)
      throws IOException, InterruptedException {
    List<String> command = TestJvm.command(IndexingProcess.class.getName(), "-Xmx256m");
    command.addAll(arguments);
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
    try (BufferedReader output = process.inputReader()) {
      for (String line = output.readLine(); line != null; line = output.readLine()) {
        boolean far =
            !arguments.contains(IndexingProcess.COMPACTING)
                && line.startsWith("round " + (20 + rounds) + " ");
        if (far || line.equals(IndexingProcess.COMPACTING)) {
          process.toHandle().destroyForcibly();
        }
      }
    }
    process.waitFor();
  }
}
