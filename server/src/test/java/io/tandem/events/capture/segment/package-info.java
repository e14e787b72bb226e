@NullMarked
package io.tandem.events.capture.segment;

import org.jspecify.annotations.NullMarked;
