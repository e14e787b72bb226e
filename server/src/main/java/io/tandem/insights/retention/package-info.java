/** How many of the people who start come back. */
@NullMarked
package io.tandem.insights.retention;

import org.jspecify.annotations.NullMarked;
