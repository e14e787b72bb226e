/** Tests of this part of the room. */
@NullMarked
package io.tandem.insights.funnel;

import org.jspecify.annotations.NullMarked;
