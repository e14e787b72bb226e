/** What was spent on winning people, by channel and days. */
@NullMarked
package io.tandem.insights.spend;

import org.jspecify.annotations.NullMarked;
