/** Wires the rooms into one process: stores, security chain, error advice, clock, static UI. */
@ApplicationModule(
    displayName = "platform",
    allowedDependencies = {"shared", "access", "warehouse", "events"})
@NullMarked
package io.tandem.platform;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
