/** Who is who: distinct ids, persons, merges and person properties, in the configuration store. */
@NullMarked
package io.tandem.events.identity;

import org.jspecify.annotations.NullMarked;
