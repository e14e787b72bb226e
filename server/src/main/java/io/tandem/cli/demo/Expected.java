package io.tandem.cli.demo;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the story expects of a policy. Days are those judged; a week is named by its Monday.
 *
 * @param policy key
 * @param fires on which it fires, and on no other day up to the story's end
 * @param quiet days at the boundary, on which it must not
 * @param deeds the actions it asks for when it fires, and no others
 */
record Expected(String policy, List<Integer> fires, List<Integer> quiet, List<Deed> deeds) {

  /**
   * An action, done in the end.
   *
   * @param name of the action in the policy
   * @param by who approves it, or null when it acts by itself
   */
  record Deed(String name, @Nullable Part by) {}

  private static final Deed SHIFT = new Deed("shift", Part.OPERATIONS);

  /** The story's table, in the order of its days. */
  static final List<Expected> ALL =
      List.of(
          new Expected("usage_diagnosis", List.of(10), List.of(9), own("diagnosis")),
          new Expected(
              "penetration_campaign",
              List.of(32),
              List.of(31),
              List.of(new Deed("campaign", Part.OPERATIONS))),
          new Expected("onboarding_resources", List.of(36), List.of(35), List.of(SHIFT)),
          new Expected("bad_reviews_pause", List.of(48), List.of(46, 47), own("pause", "hold")),
          new Expected("weekly_users_gates", List.of(43), List.of(36), own("gates")),
          new Expected("complaints_project", List.of(54), List.of(51), own("project")),
          new Expected("weekly_users_resources", List.of(50), List.of(43), List.of(SHIFT)));

  private static List<Deed> own(String... names) {
    return List.of(names).stream().map(name -> new Deed(name, null)).toList();
  }
}
