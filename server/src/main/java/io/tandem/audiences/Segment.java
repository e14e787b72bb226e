package io.tandem.audiences;

import io.tandem.shared.Names;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A group of people 分群, as its newest revision has it.
 *
 * @param key its name in paths and queries; never changes
 * @param kind {@code rule}, or {@code list} for one whose people's ids were given
 * @param rule what it asks, see docs/guide/segments.md; {@code {"type":"listed"}} for a list
 * @param unknown of a list: how many of the ids given last were nobody's
 * @param state {@code building} until its newest revision was worked out, {@code ready}, or {@code
 *     failed}
 * @param failure why it cannot be worked out, else null
 * @param size people in it now, as far as it was worked out
 * @param changedBy who made the revision
 * @param revision number of the revision
 * @param version for {@code If-Match}; grows with each change, also of being archived
 */
public record Segment(
    String key,
    Names names,
    String kind,
    Map<String, Object> rule,
    int unknown,
    String state,
    @Nullable String failure,
    long size,
    String changedBy,
    Instant changedAt,
    long revision,
    boolean archived,
    long version) {}
