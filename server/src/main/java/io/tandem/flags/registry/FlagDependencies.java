package io.tandem.flags.registry;

import java.util.List;

/**
 * What a flag needs and what needs it.
 *
 * @param needs its prerequisites
 * @param neededBy flags it is a prerequisite of
 * @param segments keys of the segments its conditions look at
 */
record FlagDependencies(List<Dependency> needs, List<Dependency> neededBy, List<String> segments) {

  /**
   * One flag that needs, or is needed by, another.
   *
   * @param flag the other one
   * @param is how the needed one has to come out: {@code on}, {@code off} or a variant
   */
  record Dependency(String environment, String flag, String is) {}
}
