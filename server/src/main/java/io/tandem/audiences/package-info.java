/** Segments and value tiers: their rules, who is in them, and who was. */
@ApplicationModule(
    displayName = "audiences",
    allowedDependencies = {"shared", "access", "warehouse", "events", "catalog"})
@NullMarked
package io.tandem.audiences;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
