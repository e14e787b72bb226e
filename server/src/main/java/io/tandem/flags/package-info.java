/** Feature flags: what they say, who gets what, and how they reach apps. */
@ApplicationModule(
    displayName = "flags",
    allowedDependencies = {"shared", "access", "events", "catalog", "audiences"})
@NullMarked
package io.tandem.flags;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
