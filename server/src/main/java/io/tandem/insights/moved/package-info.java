/** What moved a rate: its change between two periods, split by parts of the people. */
@NullMarked
package io.tandem.insights.moved;

import org.jspecify.annotations.NullMarked;
