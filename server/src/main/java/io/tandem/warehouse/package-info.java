/** The event store port and its SQL dialect; engines live in sub-packages. */
@ApplicationModule(
    displayName = "warehouse",
    allowedDependencies = {"shared"})
@NullMarked
package io.tandem.warehouse;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
