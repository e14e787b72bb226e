@NullMarked
package io.tandem.events.capture.posthog;

import org.jspecify.annotations.NullMarked;
