package io.tandem.warehouse;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.roaringbitmap.buffer.ImmutableRoaringBitmap;

/**
 * Who comes back.
 *
 * @param start the event that puts a person into a cohort
 * @param back the event that counts as coming back
 * @param cohorts days of each cohort, in order, without gaps
 * @param periods days of each later period, following the cohorts' grid: {@code periods(i)} is the
 *     bucket {@code i} steps after the first cohort's; must begin with the cohorts
 * @param columns cells in a row, cell 0 included
 * @param first whether only a person's first start event of all times counts; else each does
 * @param onOrAfter whether coming back in a period or any later one of {@code periods} counts
 * @param people who counts at all; null for everybody
 */
public record RetentionQuestion(
    IndexEvents start,
    IndexEvents back,
    List<DaySpan> cohorts,
    List<DaySpan> periods,
    int columns,
    boolean first,
    boolean onOrAfter,
    @Nullable ImmutableRoaringBitmap people) {}
