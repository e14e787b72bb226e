/** Tests of this part of the room. */
@NullMarked
package io.tandem.insights.saved;

import org.jspecify.annotations.NullMarked;
