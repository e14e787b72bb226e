@NullMarked
package io.tandem.events.capture;

import org.jspecify.annotations.NullMarked;
