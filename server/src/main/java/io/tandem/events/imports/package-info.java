/**
 * Import of CSV and JSON-lines files: a mapping says what a line means, a job reads the file and
 * feeds it to the intake, from a durable checkpoint on when the server was stopped in between.
 */
@NullMarked
package io.tandem.events.imports;

import org.jspecify.annotations.NullMarked;
