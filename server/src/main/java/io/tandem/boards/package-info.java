/** The joint board and its live numbers. */
@ApplicationModule(
    displayName = "boards",
    allowedDependencies = {"shared", "access", "events", "catalog", "metrics"})
@NullMarked
package io.tandem.boards;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
