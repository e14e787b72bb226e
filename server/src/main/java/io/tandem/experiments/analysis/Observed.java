package io.tandem.experiments.analysis;

import io.tandem.experiments.table.RejectedRow;
import java.util.List;

/**
 * What was seen, before it is judged.
 *
 * @param looks true where it is looked at while it runs, so that the sample ratio needs a test that
 *     bears that
 * @param people by variant
 * @param multiple people who met several variants and count in none
 * @param duplicates lines of people who came before
 * @param rejected lines that could not be used, the first of them in {@code rejections}
 */
public record Observed(
    ResultSource source,
    boolean looks,
    long[] people,
    long multiple,
    long duplicates,
    long rejected,
    List<RejectedRow> rejections,
    List<MetricNumbers> metrics) {}
