/** Capture, tracking plan, identity and persons, the ordered event stream, import. */
@ApplicationModule(
    displayName = "events",
    allowedDependencies = {"shared", "access", "warehouse"})
@NullMarked
package io.tandem.events;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
