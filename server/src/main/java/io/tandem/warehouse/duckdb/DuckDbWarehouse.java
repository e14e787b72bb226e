package io.tandem.warehouse.duckdb;

import io.micrometer.core.instrument.MeterRegistry;
import io.tandem.shared.ProjectId;
import io.tandem.shared.TandemException;
import io.tandem.warehouse.Answer;
import io.tandem.warehouse.Appended;
import io.tandem.warehouse.Batch;
import io.tandem.warehouse.Erasure;
import io.tandem.warehouse.Event;
import io.tandem.warehouse.IndexSource;
import io.tandem.warehouse.Memberships;
import io.tandem.warehouse.PromotedProperties;
import io.tandem.warehouse.Revisions;
import io.tandem.warehouse.StreamPosition;
import io.tandem.warehouse.StreamSlice;
import io.tandem.warehouse.Warehouse;
import io.tandem.warehouse.WarehouseError;
import io.tandem.warehouse.Workings;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.RecordMapper;
import org.jooq.ResultQuery;

/** The embedded event store. */
final class DuckDbWarehouse
    implements Warehouse,
        PromotedProperties,
        Erasure,
        Memberships,
        IndexSource,
        Revisions,
        AutoCloseable {

  private final CommitLog log = new CommitLog();
  private final List<BiConsumer<ProjectId, Long>> erasures = new CopyOnWriteArrayList<>();
  private final PromotedColumns promoted;
  private final Writer writer;

  DuckDbWarehouse(
      Path directory, WarehouseSettings settings, PromotedColumns promoted, MeterRegistry registry)
      throws Exception {
    this.promoted = promoted;
    WriteMetrics metrics = new WriteMetrics(registry);
    this.writer =
        new Writer(
            () -> OpenStore.open(directory, settings, promoted, log::end),
            log,
            metrics,
            settings.queueEvents());
    metrics.watch(writer);
  }

  @Override
  public Appended append(Batch batch) {
    CompletableFuture<Appended> done = new CompletableFuture<>();
    return writer.submit(new Task.Append(batch, done), done);
  }

  @Override
  public <R extends Record, T> Answer<T> fetch(
      Function<DSLContext, ? extends ResultQuery<R>> query, RecordMapper<? super R, T> mapper) {
    return writer.store().readers().fetch(query, mapper);
  }

  @Override
  public StreamPosition scan(Function<DSLContext, ? extends ResultQuery<?>> query, LongRows rows) {
    return writer.store().readers().scan(query, rows);
  }

  @Override
  public StreamPosition scanRows(List<RowScan> scans) {
    return writer.store().readers().scanRows(scans);
  }

  @Override
  public <T> T work(Function<Workings, T> work) {
    return writer.store().readers().work(work);
  }

  @Override
  public void change(List<Change> changes) {
    alone(session -> {
      long changed = Staying.change(session, changes);
      changes.forEach(change -> log.revisions().memberships(change.project()));
      return changed;
    });
  }

  @Override
  public void forget(ProjectId project, long person) {
    alone(session -> {
      long forgotten = Staying.forget(session, project, person);
      log.revisions().memberships(project);
      return forgotten;
    });
  }

  @Override
  public StreamSlice after(StreamPosition position, int limit) {
    return slice(Positions.seq(position), log.end(), limit);
  }

  @Override
  public StreamSlice between(StreamPosition position, StreamPosition end, int limit) {
    return slice(Positions.seq(position), Math.min(Positions.seq(end), log.end()), limit);
  }

  private StreamSlice slice(long from, long end, int limit) {
    if (from > end) {
      throw new TandemException(WarehouseError.UNKNOWN_POSITION);
    }
    List<Event> recent = log.after(from, (int) Math.min(limit, end - from));
    if (recent != null) {
      return new StreamSlice(recent, Positions.of(from + recent.size()));
    }
    return from == end ? new StreamSlice(List.of(), Positions.of(end)) : stored(from, end, limit);
  }

  private StreamSlice stored(long from, long end, int limit) {
    try {
      EventLog events = writer.store().events();
      List<Event> slice = events.read(from, end, limit);
      long start = from;
      if (slice.isEmpty()) {
        start = events.beforeNext(from);
        if (start >= end) {
          return new StreamSlice(slice, Positions.of(end));
        }
        slice = events.read(start, end, limit);
      }
      return new StreamSlice(slice, Positions.of(Math.min(end, start + limit)));
    } catch (SQLException closing) {
      throw busyBecause(closing);
    }
  }

  @Override
  public StreamPosition end() {
    return Positions.of(log.end());
  }

  @Override
  public void onCommit(Runnable callback) {
    log.listen(callback);
  }

  @Override
  public long highestPerson(ProjectId project) {
    return fetch(
            sql ->
                sql.resultQuery(
                    """
                    SELECT max(highest) FROM (
                      SELECT max(person) AS highest FROM event WHERE project = {0}
                      UNION ALL SELECT max(person) FROM person_copy WHERE project = {0}
                      UNION ALL SELECT max(gone) FROM merged WHERE project = {0}
                      UNION ALL SELECT max(survivor) FROM merged WHERE project = {0})\
                    """,
                    org.jooq.impl.DSL.val(project.value())),
            row -> row.get(0, Long.class))
        .rows()
        .stream()
        .mapToLong(highest -> highest == null ? 0 : highest)
        .sum();
  }

  @Override
  public void promote(String property, ColumnType type) {
    alone(session -> {
      long promoted = Promoting.promote(session, property, type);
      log.revisions().everything();
      return promoted;
    });
  }

  @Override
  public List<Promotion> promoted() {
    return promoted.all();
  }

  @Override
  public long erase(ProjectId project, long person) {
    return alone(session -> {
      long erased = Erasing.erase(session, project, person);
      // on the writer's thread, so that no commit comes between
      log.reset(session.end());
      erasures.forEach(listener -> listener.accept(project, person));
      // once more: until now the index could still count the person
      log.revisions().everything();
      return erased;
    });
  }

  @Override
  public Revision of(ProjectId project, long before) {
    return log.revisions().of(project, before);
  }

  @Override
  public String identity() {
    return writer.store().feed().identity();
  }

  @Override
  public long count(StreamPosition upTo) {
    return writer.store().feed().count(Positions.seq(upTo));
  }

  @Override
  public StreamPosition scan(EventScan scan) {
    long end = log.end();
    writer.store().feed().scan(end, scan);
    return Positions.of(end);
  }

  @Override
  public MergeSlice merges(long version) {
    MergeSlice recent = log.merges().after(version);
    // the version comes first: what is merged meanwhile is read now and told once more
    long now = log.merges().version();
    return recent != null ? recent : new MergeSlice(true, writer.store().feed().merges(), now);
  }

  @Override
  public long mergeVersion() {
    return log.merges().version();
  }

  @Override
  public void onErase(BiConsumer<ProjectId, Long> listener) {
    erasures.add(listener);
  }

  private long alone(Task.Change change) {
    CompletableFuture<Long> done = new CompletableFuture<>();
    return writer.submit(new Task.Alone(change, done), done);
  }

  private static TandemException busyBecause(SQLException closing) {
    TandemException busy = Database.busy();
    busy.addSuppressed(closing);
    return busy;
  }

  @Override
  public void close() throws SQLException, IOException {
    writer.close();
    log.close();
  }
}
