package io.tandem.flags;

import io.tandem.shared.ProjectId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What policies that guard a gray release say; the rooms of policies are below this one. */
public interface Guardrails {

  /** The policies of these keys as they stand now; those that do not exist are absent. */
  Map<String, Guardrail> of(ProjectId project, List<String> policies);

  /**
   * A policy that guards.
   *
   * @param judgedFrom when the newest bucket it judged began; null before the first
   */
  record Guardrail(State state, @Nullable Instant judgedFrom) {

    /** What a policy says. */
    public enum State {
      /** It judges nothing: never activated, or retired. */
      OFF,
      OK,
      /** Some of its buckets broke the bound but not yet enough. */
      PENDING,
      /** Enough did. */
      FIRING
    }
  }
}
