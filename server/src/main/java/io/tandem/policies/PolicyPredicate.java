package io.tandem.policies;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * A bound on a series. Bounds are strict: exactly 40.0 % is not above 0.4. They are compared with
 * numerator and denominator, never with a rounded quotient.
 *
 * @param name by which a composite refers to it
 * @param metric key of a metric
 * @param subject what the metric is about; null for the policy's own subject
 * @param window buckets the value looks back over; null for the metric's own
 * @param change required unless {@code compare} is {@code value}
 * @param bound fraction for rates (0.008 is 0.8 %), else a number; a fraction for relative changes
 * @param clearBound a firing policy recovers only strictly on the other side of this one; null:
 *     whenever the bound is not broken
 * @param warnFrom early warning: from this value on, it included, towards the bound; null for none
 * @param minSample people or events the value must rest on; 0 for no minimum
 */
public record PolicyPredicate(
    @NotNull @Pattern(regexp = "[a-z][a-z0-9_]{0,30}") String name,
    @NotNull @Size(min = 1, max = 100) String metric,
    @Nullable @Valid PolicySubject subject,
    @Nullable @Min(1) @Max(90) Integer window,
    @NotNull Comparison compare,
    @Nullable Change change,
    @NotNull BoundOperator op,
    @NotNull BigDecimal bound,
    @Nullable BigDecimal clearBound,
    @Nullable BigDecimal warnFrom,
    @Min(0) long minSample) {}
