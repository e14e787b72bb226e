package io.tandem.growth;

import io.tandem.shared.Interval;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What somebody says about the north star; the fields are those of {@link NorthStar}.
 *
 * @param inputs those of the revision before when left out
 */
public record NorthStarDraft(
    @NotNull @Pattern(regexp = "[a-z0-9][a-z0-9_-]{0,62}") String metric,
    @Nullable @Size(max = 63) String subject,
    @Nullable Interval interval,
    @NotNull Double target,
    @Nullable List<@NotNull @Valid NorthStarInput> inputs) {}
