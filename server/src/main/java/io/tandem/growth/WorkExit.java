package io.tandem.growth;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/**
 * When a work item is done by itself: the policy has cleared, or its last so many judged buckets
 * kept within its clearing bound.
 *
 * @param policy key of the policy
 * @param days judged buckets, 1 to 366
 */
public record WorkExit(@NotBlank @Size(max = 63) String policy, @Min(1) @Max(366) int days) {}
