package io.tandem.flags.release;

import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

/**
 * One step of a gray release.
 *
 * @param percent of those who meet the rule's conditions, above 0 up to 100
 * @param hours it lasts at least, 0 to 2,160
 */
record ReleaseStep(
    @DecimalMin(value = "0", inclusive = false) @DecimalMax("100") double percent,
    @Min(0) @Max(2_160) int hours) {}
