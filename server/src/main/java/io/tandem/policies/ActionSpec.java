package io.tandem.policies;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An action as a policy names it.
 *
 * @param name unlike that of any other action of the policy
 * @param on what makes the policy ask for it
 * @param type key of an {@link ActionType}
 * @param parameters as the type documents them
 * @param approval null lets the type's safety decide
 */
public record ActionSpec(
    @NotBlank @Size(max = 63) String name,
    @NotNull ActionTrigger on,
    @NotBlank @Size(max = 63) String type,
    @Nullable Map<String, Object> parameters,
    @Nullable @Valid ActionApproval approval) {}
