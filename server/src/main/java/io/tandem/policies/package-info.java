/** Policies: conditions on signals, their evaluation and episodes, and the ledger of actions. */
@ApplicationModule(
    displayName = "policies",
    allowedDependencies = {"shared", "access", "catalog", "audiences", "metrics"})
@NullMarked
package io.tandem.policies;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
