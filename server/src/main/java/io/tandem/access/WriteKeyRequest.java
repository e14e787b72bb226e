package io.tandem.access;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * A write key to be made.
 *
 * @param environment key of the environment its events go to
 * @param dailyQuota events a day; null for no limit
 */
record WriteKeyRequest(
    @NotBlank @Size(max = 200) String name,
    @NotBlank @Size(max = 40) String environment,
    @Nullable @Positive Long dailyQuota) {}
