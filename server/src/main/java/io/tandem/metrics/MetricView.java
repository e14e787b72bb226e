package io.tandem.metrics;

import io.tandem.shared.Interval;
import io.tandem.shared.Names;
import io.tandem.shared.Sentence;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A metric that can be asked for.
 *
 * @param cohort true when it follows people beyond the end of their bucket, which stays open so
 *     long
 * @param revision of its definition 口径; for metrics about a feature or campaign the subject's
 *     changes count too
 * @param definition what is counted, null where that depends on the subject or on an event that is
 *     not declared
 * @param version for {@code If-Match}, null for what every project has
 */
public record MetricView(
    String key,
    Kind kind,
    About about,
    boolean cohort,
    List<Interval> intervals,
    Unit unit,
    Better better,
    Names names,
    boolean custom,
    long revision,
    @Nullable Sentence definition,
    boolean archived,
    @Nullable Long version) {}
