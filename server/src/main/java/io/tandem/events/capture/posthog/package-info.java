/** PostHog's v0 capture protocol and the answers its SDKs need to start. */
@NullMarked
package io.tandem.events.capture.posthog;

import org.jspecify.annotations.NullMarked;
