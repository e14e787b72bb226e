/** Tests of this part of the room. */
@NullMarked
package io.tandem.insights.trend;

import org.jspecify.annotations.NullMarked;
