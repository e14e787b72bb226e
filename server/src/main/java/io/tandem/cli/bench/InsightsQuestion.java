package io.tandem.cli.bench;

import java.util.Map;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;

/**
 * A question of {@code bench insights}, put in three languages.
 *
 * @param name for people
 * @param target milliseconds the design asks for
 * @param query to Tandem's own API
 * @param read makes rows of whole numbers of its answer
 * @param duckdb the same written by hand for the event store: such rows, in order
 * @param clickhouse the same for ClickHouse
 */
record InsightsQuestion(
    String name,
    long target,
    Map<String, Object> query,
    Function<JsonNode, long[][]> read,
    String duckdb,
    String clickhouse) {}
