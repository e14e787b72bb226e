/** The behaviour index seen from outside: the zones it counts days in, how it is, its rebuild. */
@NullMarked
package io.tandem.insights.index;

import org.jspecify.annotations.NullMarked;
