/** Channels to a team's chat and systems, and the deliveries made through them. */
@ApplicationModule(
    displayName = "messaging",
    allowedDependencies = {"shared", "access"})
@NullMarked
package io.tandem.messaging;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
