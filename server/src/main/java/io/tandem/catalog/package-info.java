/** Product features, campaigns as subjects, which events count as active. */
@ApplicationModule(
    displayName = "catalog",
    allowedDependencies = {"shared", "access"})
@NullMarked
package io.tandem.catalog;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
