package io.tandem.cli.demo;

import java.util.List;

/**
 * The story beside what the API tells of it.
 *
 * @param figures planted ones
 * @param policies all of the story
 */
public record DemoOutcome(List<Figure> figures, List<PolicyCheck> policies) {

  /** True when nothing differs. */
  public boolean exact() {
    return figures.stream().allMatch(Figure::holds)
        && policies.stream().allMatch(policy -> policy.wrong().isEmpty());
  }
}
