package io.tandem.cli.demo.story;

import java.util.List;
import java.util.Map;

/**
 * Who is given what by a flag. The story never deals people out itself: it asks whoever does, so
 * that what its people do is what the flag made of them.
 */
@FunctionalInterface
public interface Dealing {

  /** Gives nobody anything. */
  Dealing NOTHING = (_, _, _) -> Map.of();

  /**
   * Keys of the variants by id; ids to which the flag gives nothing are absent.
   *
   * @param percent the rollout it is asked at
   */
  Map<String, String> deal(String flag, int percent, List<String> ids);
}
