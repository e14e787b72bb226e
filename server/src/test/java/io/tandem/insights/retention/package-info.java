/** Tests of this part of the room. */
@NullMarked
package io.tandem.insights.retention;

import org.jspecify.annotations.NullMarked;
