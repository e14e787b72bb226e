/** Projects, environments, members, roles, API keys and quotas, audit trail. */
@ApplicationModule(
    displayName = "access",
    allowedDependencies = {"shared"})
@NullMarked
package io.tandem.access;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
