package io.tandem.policies;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What goes with firing.
 *
 * @param cooldownDays a policy fires again only so many days after the bucket it fired on last; 0:
 *     at once
 * @param priority 1 the project and core features, 2 campaigns and standard features, 3 exploratory
 *     ones; told by the server, ignored when sent
 * @param inhibits keys of action types that must wait on this subject while the policy fires
 */
public record PolicyDispatch(
    @Min(0) @Max(3650) int cooldownDays,
    @Nullable Integer priority,
    @NotNull @Size(max = 20) List<@NotNull @Size(min = 1, max = 63) String> inhibits) {}
