/** Growth experiments 增长实验: what is tried on whom, and what came of it. */
@ApplicationModule(
    displayName = "experiments",
    allowedDependencies = {
      "shared",
      "access",
      "warehouse",
      "catalog",
      "audiences",
      "insights",
      "flags"
    })
@NullMarked
package io.tandem.experiments;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
