package io.tandem.flags;

import io.tandem.access.Actor;
import io.tandem.access.Role;
import io.tandem.shared.Names;
import io.tandem.shared.ProjectId;
import io.tandem.shared.TandemException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Changes of flags that take a second person's word, as the rooms that ask for it see them. Bodies
 * are those of the routes a person would use with the right to, see {@link Kind}.
 */
public interface FlagRequests {

  /**
   * What is asked for.
   *
   * @param version of the flag, or the holdout, that was looked at; another one is stale
   * @param environment which it is about; of what changes all of them, one of these
   */
  record Wanted(String flag, String environment, long version, Kind kind, JsonNode body) {}

  /** By which route it would be done. */
  enum Kind {
    /** {@code PATCH …/flags/{flag}/environments/{environment}}. */
    CHANGE,
    /** {@code POST …/release}. */
    RELEASE,
    /** {@code PUT …/flags/{flag}/layer}. */
    LAYER,
    /** {@code POST …/flags/{flag}/revert}. */
    REVERT,
    /** {@code PATCH …/flags/{flag}}. */
    VALUES,
    /**
     * {@code PATCH …/flag-holdouts/{holdout}}, or {@code POST …/end} when the body says neither
     * flags nor an end. The body names the holdout; the version is the holdout's, and the flag one
     * of those its people get.
     */
    HOLDOUT
  }

  /**
   * Whose word it takes: what the project says for the environment, else product's. Of what changes
   * all environments, what it says for those where somebody's word is needed.
   *
   * @throws TandemException {@code invalid_request} when those take the word of several roles
   */
  Role approver(ProjectId project, Wanted wanted);

  /**
   * What the flag of a request is called, and the holdout when it is about one; the keys where they
   * are gone.
   */
  Named named(ProjectId project, Wanted wanted);

  /**
   * What a request is about.
   *
   * @param left what the flags are called that the holdout is to cover from then on; empty when the
   *     request does not say
   */
  record Named(Names flag, @Nullable Names holdout, List<Names> left) {}

  /**
   * Checks that it could be done now.
   *
   * @throws TandemException as the route would, but for {@code approval_needed}
   */
  void check(ProjectId project, Wanted wanted);

  /**
   * Checks that there is such a flag in use, and such an environment.
   *
   * @throws TandemException {@code unknown_flag}, {@code unknown_environment}
   */
  void checkPlace(ProjectId project, String flag, String environment);

  /** Does it, approved. */
  void run(Actor actor, Wanted wanted);

  /**
   * Takes a flag away from those who have it: rolls an open gray release back, never to more than
   * its rule gives now, else switches the flag off. Nothing happens to what is off, and no hold
   * stands in the way.
   *
   * @return true when a gray release was rolled back
   * @throws TandemException {@code not_found}
   */
  boolean retreat(Actor actor, String flag, String environment, String reason);

  /**
   * Takes a flag away from everybody, also from those who had it before an open gray release: rolls
   * that back and switches the flag off.
   *
   * @throws TandemException {@code not_found}
   */
  void takeAway(Actor actor, String flag, String environment, String reason);
}
