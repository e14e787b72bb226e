/** Tests of flags as PostHog's SDKs know them. */
@NullMarked
package io.tandem.flags.posthog;

import org.jspecify.annotations.NullMarked;
