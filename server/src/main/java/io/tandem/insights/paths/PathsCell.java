package io.tandem.insights.paths;

import io.swagger.v3.oas.annotations.media.Schema;
import io.tandem.insights.query.Checks;
import io.tandem.shared.TandemException;
import org.jspecify.annotations.Nullable;

/**
 * People of a node, or of a link.
 *
 * @param column place of the node, from 0
 * @param node which of its column
 * @param next the node of the next column, for a link
 */
@Schema(requiredProperties = {"column", "node"})
record PathsCell(int column, PathNode node, @Nullable PathNode next) {

  /**
   * @throws TandemException {@code invalid_request}
   */
  PathsCell {
    Checks.present(node, "node");
  }
}
