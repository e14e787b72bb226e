package io.tandem.catalog;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What somebody wants held; the fields are those of {@link Hold}. */
public record HoldDraft(
    @NotNull @Valid SubjectRef subject,
    @NotBlank @Size(max = 1000) String reason,
    @Nullable Instant until) {}
