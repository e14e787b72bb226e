/** How many people come from one step to the next. */
@NullMarked
package io.tandem.insights.funnel;

import org.jspecify.annotations.NullMarked;
