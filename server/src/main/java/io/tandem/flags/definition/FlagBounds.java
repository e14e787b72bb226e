package io.tandem.flags.definition;

import java.util.List;
import java.util.Map;

/**
 * What lies around the flags of a project.
 *
 * @param layers by key
 * @param holdouts also those that have not begun, or are over
 */
public record FlagBounds(Map<String, FlagLayer> layers, List<FlagHoldout> holdouts) {

  /** Neither. */
  public static final FlagBounds NONE = new FlagBounds(Map.of(), List.of());

  /** Copies. */
  public FlagBounds {
    layers = Map.copyOf(layers);
    holdouts = List.copyOf(holdouts);
  }
}
