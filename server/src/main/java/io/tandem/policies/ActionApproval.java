package io.tandem.policies;

import io.tandem.access.Role;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.jspecify.annotations.Nullable;

/**
 * Who has to say yes before an action is done.
 *
 * @param required false to let even a spending action act by itself
 * @param role the role that decides; operations when null
 * @param expiresHours hours after which an undecided proposal expires; 72 when null
 * @param selfApproval whether somebody may approve what they asked for themselves
 * @param reminderHours hours after which an undecided proposal is brought up again, or null
 */
public record ActionApproval(
    boolean required,
    @Nullable Role role,
    @Nullable @Min(1) @Max(8760) Integer expiresHours,
    boolean selfApproval,
    @Nullable @Min(1) @Max(8760) Integer reminderHours) {}
