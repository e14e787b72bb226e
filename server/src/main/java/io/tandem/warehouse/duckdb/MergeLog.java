package io.tandem.warehouse.duckdb;

import io.tandem.warehouse.IndexSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The merges committed last, so that who keeps up with them never queries. */
final class MergeLog {

  private static final int KEPT = 20_000;

  private record Part(long version, List<IndexSource.Move> moves) {}

  private final Deque<Part> parts = new ArrayDeque<>();
  private int kept;
  private long forgotten = 1;
  private long version = 1;

  synchronized long version() {
    return version;
  }

  synchronized void committed(List<IndexSource.Move> moves) {
    if (moves.isEmpty()) {
      return;
    }
    version++;
    parts.add(new Part(version, moves));
    kept += moves.size();
    while (kept > KEPT) {
      Part oldest = parts.remove();
      kept -= oldest.moves().size();
      forgotten = oldest.version();
    }
  }

  /** What is stored may be more than was ever told here. */
  synchronized void forget() {
    parts.clear();
    kept = 0;
    version++;
    forgotten = version;
  }

  /** Merges after a version if all of them are still here, else null. */
  synchronized IndexSource.@Nullable MergeSlice after(long before) {
    if (before < forgotten) {
      return null;
    }
    List<IndexSource.Move> moves = new ArrayList<>();
    parts.stream()
        .filter(part -> part.version() > before)
        .forEach(part -> moves.addAll(part.moves()));
    return new IndexSource.MergeSlice(false, moves, version);
  }
}
