/** Tests of this part of the room. */
@NullMarked
package io.tandem.insights.paths;

import org.jspecify.annotations.NullMarked;
