package io.tandem.cli.demo.story;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Who is given what by a flag. The story never deals people out itself: it asks whoever does, so
 * that what its people do is what the flag made of them.
 */
public interface Dealing {

  /** Gives nobody anything and holds nobody out. */
  Dealing NOTHING =
      new Dealing() {
        @Override
        public Map<String, String> deal(String flag, int percent, List<String> ids) {
          return Map.of();
        }

        @Override
        public Set<String> heldOut(String flag, List<String> ids) {
          return Set.of();
        }
      };

  /**
   * Keys of the variants by id; ids to which the flag gives nothing are absent.
   *
   * @param percent the rollout it is asked at
   */
  Map<String, String> deal(String flag, int percent, List<String> ids);

  /** Those whom a holdout keeps out of a flag. */
  Set<String> heldOut(String flag, List<String> ids);
}
