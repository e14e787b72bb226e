package io.tandem.insights.paths;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.swagger.v3.oas.annotations.media.Schema;
import io.tandem.insights.query.Checks;
import io.tandem.insights.query.InsightError;
import io.tandem.shared.TandemException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What people did at one place of their path.
 *
 * @param kind an event, all others together, or nothing any more
 * @param name of the event, or value of the property; null for the others
 */
@Schema(requiredProperties = "kind")
record PathNode(NodeKind kind, @Nullable String name) {

  static final PathNode OTHER = new PathNode(NodeKind.OTHER, null);
  static final PathNode LEFT = new PathNode(NodeKind.LEFT, null);

  /**
   * @throws TandemException {@code invalid_request}
   */
  PathNode {
    Checks.present(kind, "kind");
    if (kind == NodeKind.EVENT) {
      Checks.present(name, "name");
    }
  }

  static PathNode of(String name) {
    return new PathNode(NodeKind.EVENT, name);
  }

  /** What a node stands for. */
  enum NodeKind {
    EVENT,
    /** Every name beyond the limit. */
    OTHER,
    /** The path is over (going backwards: had not begun). */
    LEFT;

    /** Reads the lower-case name. */
    @JsonCreator
    static NodeKind of(String name) {
      for (NodeKind kind : values()) {
        if (kind.key().equals(name)) {
          return kind;
        }
      }
      throw new TandemException(InsightError.WRONG_VALUE, "kind");
    }

    /** The name used in JSON. */
    @JsonValue
    String key() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
