package io.tandem.flags.registry;

import io.tandem.access.Role;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;

/**
 * From when on a change of flags takes a second person's word.
 *
 * @param environment in which
 * @param above percent: a change that may give a flag to somebody new, and leaves a rule with a
 *     larger rollout than this, has to be approved; 0 means every such change
 * @param role whose word it takes
 */
record FlagApproval(
    @NotBlank String environment,
    @DecimalMin("0") @DecimalMax("100") double above,
    @NotNull Role role) {}
