package io.tandem.insights;

import io.swagger.v3.oas.annotations.media.Schema;
import io.tandem.shared.Names;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A question that somebody kept, to come back to and to put on boards.
 *
 * @param key its name in paths; never changes
 * @param kind as in its query; never changes
 * @param question what the editor of its kind holds; its dates may be relative
 * @param query the same as it is sent to {@code POST …/query}, with the dates it had when it was
 *     saved
 * @param range the relative range that its dates come from, such as {@code 28d}; null where the
 *     query's own dates stay
 * @param owner who saved it first, as the audit trail names them
 * @param archived no longer listed; boards that show it say so
 * @param version for {@code If-Match}; starts at 1
 */
public record SavedInsight(
    String key,
    Names names,
    String kind,
    @Schema(types = "object") JsonNode question,
    @Schema(types = "object") JsonNode query,
    @Nullable String range,
    String owner,
    Instant changedAt,
    boolean archived,
    long version) {}
