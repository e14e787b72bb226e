package io.tandem.growth;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An answer to one gate.
 *
 * @param evidence what it rests on; required for yes and no
 * @param expiresAt when it no longer counts; the review's days from now when left out
 */
public record GateAnswer(
    @NotNull Gate gate,
    @NotNull GateVerdict verdict,
    @Nullable @Size(max = 4000) String evidence,
    @Nullable Instant expiresAt) {}
