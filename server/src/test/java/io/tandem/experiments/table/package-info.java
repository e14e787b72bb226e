/** Uploaded tables, without a server. */
@NullMarked
package io.tandem.experiments.table;

import org.jspecify.annotations.NullMarked;
