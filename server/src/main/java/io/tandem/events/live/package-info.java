/** What clients sent last, for debugging an integration. */
@NullMarked
package io.tandem.events.live;

import org.jspecify.annotations.NullMarked;
