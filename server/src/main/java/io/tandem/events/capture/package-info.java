/** What the capture protocols share: bodies within bounds, times, answers. */
@NullMarked
package io.tandem.events.capture;

import org.jspecify.annotations.NullMarked;
