/** Tables that somebody uploads: of people, or of sums. */
@NullMarked
package io.tandem.experiments.table;

import org.jspecify.annotations.NullMarked;
