/** Ad-hoc analyses of the event history. */
@ApplicationModule(
    displayName = "insights",
    allowedDependencies = {"shared", "access", "warehouse", "events", "catalog", "audiences"})
@NullMarked
package io.tandem.insights;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
