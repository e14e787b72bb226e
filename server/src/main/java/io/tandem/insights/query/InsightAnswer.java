package io.tandem.insights.query;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.tandem.shared.Sentence;
import java.time.Instant;

/**
 * What every answer says, beside the fields of its kind.
 *
 * @param kind that of the query
 * @param zone IANA zone of all local dates
 * @param engine what computed it: {@code index} or {@code sql}
 * @param why why that engine
 * @param elapsedMs how long this request took
 * @param cached whether it was computed for an earlier request and still holds
 * @param computedAt when it was computed, by the server's clock
 * @param asOf the place in the event stream it reflects; opaque
 * @param result the fields of the kind, beside the others
 */
record InsightAnswer(
    String kind,
    String zone,
    String engine,
    Sentence why,
    long elapsedMs,
    boolean cached,
    Instant computedAt,
    String asOf,
    @JsonUnwrapped Object result) {}
