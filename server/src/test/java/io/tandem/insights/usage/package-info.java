/** Tests of this part of the room. */
@NullMarked
package io.tandem.insights.usage;

import org.jspecify.annotations.NullMarked;
