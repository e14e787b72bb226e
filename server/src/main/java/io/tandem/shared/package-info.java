/** Ids, time ranges and zones, error codes, JSON: words every room speaks. */
@ApplicationModule(
    displayName = "shared",
    allowedDependencies = {})
@NullMarked
package io.tandem.shared;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
