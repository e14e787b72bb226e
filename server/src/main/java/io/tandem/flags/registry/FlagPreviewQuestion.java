package io.tandem.flags.registry;

import io.tandem.flags.definition.FlagPrerequisite;
import io.tandem.flags.definition.FlagRule;
import io.tandem.flags.definition.FlagShare;
import io.tandem.flags.definition.FlagTesters;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who would get what if a flag said something else in one environment. What is left out or null is
 * as the flag has it.
 *
 * @param environment key; {@code production} when left out
 * @param ids for whom, as apps would ask; those known here are looked up as in reality
 */
record FlagPreviewQuestion(
    @Nullable String environment,
    @Nullable Boolean enabled,
    @Nullable List<@NotNull FlagRule> rules,
    @Nullable List<@NotNull FlagShare> split,
    @Nullable List<@NotNull FlagPrerequisite> prerequisites,
    @Nullable List<@NotNull FlagTesters> testers,
    @NotNull @Size(max = 200) List<@NotBlank @Size(max = 200) String> ids) {

  FlagBehaviourChange change() {
    return new FlagBehaviourChange(enabled, rules, split, prerequisites, testers, null);
  }
}
