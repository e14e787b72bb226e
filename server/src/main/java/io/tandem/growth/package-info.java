/** Work items, resource pools and three-gate reviews. */
@ApplicationModule(
    displayName = "growth",
    allowedDependencies = {"shared", "access", "catalog", "policies"})
@NullMarked
package io.tandem.growth;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
