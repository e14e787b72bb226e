/** The embedded event store: DuckDB behind the warehouse port. */
@NullMarked
package io.tandem.warehouse.duckdb;

import org.jspecify.annotations.NullMarked;
