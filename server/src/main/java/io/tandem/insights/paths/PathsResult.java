package io.tandem.insights.paths;

import io.tandem.events.PersonalData;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Answer to a {@link PathsQuery}.
 *
 * @param total how many paths: people, or sessions
 * @param columns place by place; the counts of each column add up to the total. Going backwards the
 *     first column is the end
 * @param links from each column to the next
 */
record PathsResult(long total, List<PathColumn> columns, List<PathLink> links) {

  /** The same with masked values of a property. */
  PathsResult masked(String property) {
    List<PathColumn> shown = new ArrayList<>();
    for (PathColumn column : columns) {
      shown.add(
          new PathColumn(column.nodes().stream().map(count -> count.masked(property)).toList()));
    }
    return new PathsResult(total, shown, links);
  }

  /**
   * One place.
   *
   * @param nodes most paths first, then other, then left
   */
  record PathColumn(List<PathCount> nodes) {}

  /**
   * A node of a column.
   *
   * @param paths how many have it there
   * @param share of all paths; null when there are none
   */
  record PathCount(PathNode node, long paths, @Nullable Double share) {

    private PathCount masked(String property) {
      String name = node.name();
      return name == null
          ? this
          : new PathCount(PathNode.of(PersonalData.masked(property, name)), paths, share);
    }
  }

  /**
   * From a node to one of the next column.
   *
   * @param column of the first node, from 0
   * @param from place among the nodes of the column, from 0
   * @param to place among the nodes of the next column
   */
  record PathLink(int column, int from, int to, long paths) {}
}
