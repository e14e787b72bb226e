package io.tandem.policies;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;

/**
 * How many buckets decide. Buckets are counted, never durations: 3 of 3 are three closed buckets.
 *
 * @param k breaches that fire …
 * @param n … among the last so many judged buckets
 * @param clearK buckets within the clearing bound that end the firing span …
 * @param clearN … among the last so many since the last breach
 * @param openBucket whether a bucket is judged before it closes: only for counts of events with an
 *     upper bound, which can't fall again
 * @param staleAfterDays days without a bucket with data after which the policy is stale; 0: never
 */
public record PolicyTemporal(
    @Min(1) @Max(90) int k,
    @Min(1) @Max(90) int n,
    @Min(1) @Max(90) int clearK,
    @Min(1) @Max(90) int clearN,
    boolean openBucket,
    @NotNull NoDataRule onNoData,
    @Min(0) @Max(3650) int staleAfterDays) {}
