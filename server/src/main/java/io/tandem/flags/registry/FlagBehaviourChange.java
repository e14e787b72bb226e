package io.tandem.flags.registry;

import io.tandem.flags.definition.FlagBehaviour;
import io.tandem.flags.definition.FlagPrerequisite;
import io.tandem.flags.definition.FlagRule;
import io.tandem.flags.definition.FlagShare;
import io.tandem.flags.definition.FlagTesters;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is to change of a flag in one environment. What is left out or null stays as it is; an empty
 * list empties.
 *
 * @param note why, kept in the history
 */
record FlagBehaviourChange(
    @Nullable Boolean enabled,
    @Nullable List<@NotNull FlagRule> rules,
    @Nullable List<@NotNull FlagShare> split,
    @Nullable List<@NotNull FlagPrerequisite> prerequisites,
    @Nullable List<@NotNull FlagTesters> testers,
    @Nullable @Size(max = 500) String note) {

  FlagBehaviour applied(FlagBehaviour before) {
    return new FlagBehaviour(
        enabled == null ? before.enabled() : enabled,
        rules == null ? before.rules() : before.followedBy(rules),
        split == null ? before.split() : split,
        prerequisites == null ? before.prerequisites() : prerequisites,
        testers == null ? before.testers() : testers);
  }
}
