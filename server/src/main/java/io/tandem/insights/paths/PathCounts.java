package io.tandem.insights.paths;

import io.tandem.insights.paths.PathsResult.PathColumn;
import io.tandem.insights.paths.PathsResult.PathCount;
import io.tandem.insights.paths.PathsResult.PathLink;
import io.tandem.insights.query.TopValues;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Counts nodes and links once it is known which names stay apart. */
final class PathCounts implements PathFollower.Sink {

  private final PathsQuery query;
  private final List<TopValues> kept;
  private final List<Map<PathNode, Long>> nodes = new ArrayList<>();
  private final List<Map<Link, Long>> links = new ArrayList<>();
  private long total;

  PathCounts(PathsQuery query, List<TopValues> kept) {
    this.query = query;
    this.kept = kept;
    for (int i = 0; i < query.columns(); i++) {
      nodes.add(new HashMap<>());
      links.add(new HashMap<>());
    }
  }

  private record Link(PathNode from, PathNode to) {}

  /** What a path has at a place. */
  static PathNode node(List<TopValues> kept, List<String> path, int column) {
    if (column >= path.size()) {
      return PathNode.LEFT;
    }
    String name = path.get(column);
    return kept.get(column).rank(name) == Integer.MAX_VALUE ? PathNode.OTHER : PathNode.of(name);
  }

  @Override
  public void path(long person, List<String> path) {
    total++;
    for (int column = 0; column < query.columns(); column++) {
      PathNode node = node(kept, path, column);
      nodes.get(column).merge(node, 1L, Long::sum);
      if (column + 1 < query.columns()) {
        Link link = new Link(node, node(kept, path, column + 1));
        links.get(column).merge(link, 1L, Long::sum);
      }
    }
  }

  PathsResult result() {
    List<List<PathNode>> order = new ArrayList<>();
    List<PathColumn> columns = new ArrayList<>();
    for (int column = 0; column < query.columns(); column++) {
      TopValues top = kept.get(column);
      Map<PathNode, Long> counts = nodes.get(column);
      List<PathNode> sorted =
          counts.keySet().stream()
              .sorted(
                  Comparator.comparing(PathNode::kind)
                      .thenComparingInt(node -> top.rank(node.name())))
              .toList();
      order.add(sorted);
      columns.add(
          new PathColumn(
              sorted.stream().map(node -> count(node, counts.getOrDefault(node, 0L))).toList()));
    }
    return new PathsResult(total, columns, links(order));
  }

  private PathCount count(PathNode node, long paths) {
    return new PathCount(node, paths, total == 0 ? null : (Double) ((double) paths / total));
  }

  private List<PathLink> links(List<List<PathNode>> order) {
    List<PathLink> found = new ArrayList<>();
    for (int i = 0; i + 1 < query.columns(); i++) {
      int column = i;
      links
          .get(i)
          .forEach((link, paths) ->
              found.add(
                  new PathLink(
                      column,
                      order.get(column).indexOf(link.from()),
                      order.get(column + 1).indexOf(link.to()),
                      paths)));
    }
    found.sort(
        Comparator.comparingInt(PathLink::column)
            .thenComparingInt(PathLink::from)
            .thenComparingInt(PathLink::to));
    return found;
  }
}
