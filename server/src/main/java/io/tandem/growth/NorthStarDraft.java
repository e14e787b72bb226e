package io.tandem.growth;

import io.tandem.shared.Interval;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/** What somebody says about the north star; the fields are those of {@link NorthStar}. */
public record NorthStarDraft(
    @NotNull @Pattern(regexp = "[a-z0-9][a-z0-9_-]{0,62}") String metric,
    @Nullable @Size(max = 63) String subject,
    @Nullable Interval interval,
    @NotNull Double target) {}
