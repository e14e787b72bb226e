package io.tandem.cli.bench;

import io.tandem.warehouse.IndexView;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A question of {@code bench insights}, put in three languages.
 *
 * @param name for people
 * @param target milliseconds the design asks for
 * @param index asks the index; null where only SQL can answer
 * @param duckdb the same in SQL: rows of whole numbers, in order
 * @param clickhouse the same for ClickHouse
 */
record InsightsQuestion(
    String name,
    long target,
    @Nullable Function<IndexView, long[][]> index,
    String duckdb,
    String clickhouse) {}
