/** The embedded event store: contract, crashes, full disks. */
@NullMarked
package io.tandem.warehouse.duckdb;

import org.jspecify.annotations.NullMarked;
