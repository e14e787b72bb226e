/** Work items, resource pools, three-gate reviews and the north star. */
@ApplicationModule(
    displayName = "growth",
    allowedDependencies = {"shared", "access", "catalog", "metrics", "policies"})
@NullMarked
package io.tandem.growth;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
