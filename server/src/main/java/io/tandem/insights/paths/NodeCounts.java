package io.tandem.insights.paths;

import io.tandem.insights.query.TopValues;
import io.tandem.shared.TandemException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Counts names column by column, to know which stay apart. */
final class NodeCounts implements PathFollower.Sink {

  private static final int MOST_NAMES = 100_000;

  private final PathsQuery query;
  private final List<Map<@Nullable String, Long>> columns = new ArrayList<>();

  NodeCounts(PathsQuery query) {
    this.query = query;
    for (int i = 0; i < query.columns(); i++) {
      columns.add(new HashMap<>());
    }
  }

  @Override
  public void path(long person, List<String> nodes) {
    for (int i = 0; i < nodes.size(); i++) {
      Map<@Nullable String, Long> column = columns.get(i);
      column.merge(nodes.get(i), 1L, Long::sum);
      if (column.size() > MOST_NAMES) {
        throw new TandemException(PathsError.TOO_MANY_NAMES, MOST_NAMES);
      }
    }
  }

  /** The names that stay apart in each column. */
  List<TopValues> kept() {
    return columns.stream().map(column -> TopValues.of(column, query.apart())).toList();
  }
}
