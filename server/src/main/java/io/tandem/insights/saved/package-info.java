/** Insights that were saved: their question, their names, their versions. */
@NullMarked
package io.tandem.insights.saved;

import org.jspecify.annotations.NullMarked;
