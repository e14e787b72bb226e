package io.tandem.flags;

import io.tandem.shared.ProjectId;
import java.util.Optional;
import java.util.Set;

/**
 * To how many people a flag is to be given at most in {@link #ENVIRONMENT} while something runs on
 * it; the rooms that agree on it are below this one.
 */
public interface AgreedTraffic {

  /** Where people are exposed whom experiments count. */
  String ENVIRONMENT = "production";

  /**
   * The least that is agreed now; empty when nothing is.
   *
   * @param gives what exposures of the flag say, see {@link FlagReach#gives}
   */
  Optional<Agreed> on(ProjectId project, String flag, Set<String> gives);

  /**
   * An agreement.
   *
   * @param experiment key of what runs on the flag
   * @param percent of eligible people, at most
   */
  record Agreed(String experiment, double percent) {}
}
