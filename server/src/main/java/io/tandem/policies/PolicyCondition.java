package io.tandem.policies;

import io.tandem.shared.Interval;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * When a bucket is a breach.
 *
 * @param interval {@code day} or {@code week}
 * @param match how the predicates combine
 * @param composite a CEL expression over {@code name.value}, {@code name.sample} and {@code
 *     name.previous} of the predicates (numbers; the value of the bucket before); decides instead
 *     of {@code match} when given
 * @param launchedWithinDays the subject, a feature, was launched at most so many days before the
 *     bucket; null for any
 * @param launchedSinceDays it was launched at least so many days before the bucket; null for any
 * @param gates the three gates 三阶判断 of the subject must stand open
 * @param segment key of a segment: only what its people did counts, those who were in it when the
 *     bucket began; null for everybody
 */
public record PolicyCondition(
    @NotNull Interval interval,
    @NotNull Match match,
    @NotEmpty @Size(max = 10) List<@NotNull @Valid PolicyPredicate> predicates,
    @Nullable @Size(max = 2000) String composite,
    @Nullable @Min(0) @Max(3650) Integer launchedWithinDays,
    @Nullable @Min(0) @Max(3650) Integer launchedSinceDays,
    boolean gates,
    @Nullable @Size(min = 1, max = 63) String segment) {}
