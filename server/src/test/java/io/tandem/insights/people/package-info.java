/** Tests of this part of the room. */
@NullMarked
package io.tandem.insights.people;

import org.jspecify.annotations.NullMarked;
