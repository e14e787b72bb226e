/** What a policy can do: one small adapter per action type. */
@ApplicationModule(
    displayName = "actions",
    allowedDependencies = {
      "shared",
      "access",
      "warehouse",
      "events",
      "catalog",
      "metrics",
      "insights",
      "flags",
      "messaging",
      "policies",
      "growth"
    })
@NullMarked
package io.tandem.actions;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
