package io.tandem.warehouse;

import io.tandem.shared.ProjectId;
import io.tandem.shared.TandemException;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.RecordMapper;
import org.jooq.ResultQuery;

/**
 * The event store: one writer with group commit, many readers. Engines implement this; {@code
 * AppendContract}, {@code PeopleContract} and {@code QueryContract} are the tests each must pass.
 */
public interface Warehouse {

  /**
   * Appends a batch and returns once it is durable. Concurrent calls share a commit.
   *
   * @throws TandemException {@code busy} (503) when the writer is overloaded, the disk is full or
   *     the store is reopening; the batch was not acknowledged and may be sent again
   */
  Appended append(Batch batch);

  /**
   * Runs a query over {@link EventTable} and {@link PersonTable} behind the admission gate.
   *
   * @throws TandemException {@code busy} (503) when no reader is free in time, {@code
   *     query_too_long} when it exceeds the configured time
   */
  <R extends Record, T> Answer<T> fetch(
      Function<DSLContext, ? extends ResultQuery<R>> query, RecordMapper<? super R, T> mapper);

  /**
   * Runs a query of whole numbers and hands its rows over one by one, which is much faster than
   * {@link #fetch} for millions of them.
   *
   * @return the stream position the rows reflect
   * @throws TandemException as {@link #fetch}
   */
  StreamPosition scan(Function<DSLContext, ? extends ResultQuery<?>> query, LongRows rows);

  /**
   * Runs a query of {@code BIGINT} and {@code VARCHAR} columns and hands its rows over in runs, in
   * the order of the query: for answers that need a look at every row, in memory that does not grow
   * with them. The reader runs on a thread of the store and must not call it.
   *
   * @return the stream position the rows reflect
   * @throws TandemException as {@link #fetch}; the reader's time counts as the query's
   */
  default StreamPosition scanRows(
      Function<DSLContext, ? extends ResultQuery<?>> query, Consumer<Rows> reader) {
    return scanRows(List.of(new RowScan(query, reader)));
  }

  /**
   * As {@link #scanRows(Function, Consumer)}, several one after the other over the same rows of the
   * store; a query is made when those before it have been read.
   */
  StreamPosition scanRows(List<RowScan> scans);

  /**
   * Works something out by several questions with one reader, some about rows that were kept
   * before.
   *
   * @param work asks; runs on a thread of the store and must not call it otherwise
   * @throws TandemException as {@link #fetch}; each question has the time of a query
   */
  <T> T work(Function<Workings, T> work);

  /**
   * A query and what takes its rows.
   *
   * @param query of {@code BIGINT} and {@code VARCHAR} columns
   */
  record RowScan(Function<DSLContext, ? extends ResultQuery<?>> query, Consumer<Rows> reader) {}

  /** Takes the rows of a {@link #scan}; the array is used again for the next row. */
  @FunctionalInterface
  interface LongRows {
    void row(long[] values);
  }

  /** Events committed after a position, at most {@code limit}; empty when there are none yet. */
  StreamSlice after(StreamPosition position, int limit);

  /** As {@link #after}, but nothing behind {@code end}, which is not before the position. */
  StreamSlice between(StreamPosition position, StreamPosition end, int limit);

  /** The end of the stream now. */
  StreamPosition end();

  /** Calls back after each commit, on a thread of the store; the callback must be quick. */
  void onCommit(Runnable callback);

  /** The highest person key in events, persons or merges of a project; 0 when there is none. */
  long highestPerson(ProjectId project);
}
