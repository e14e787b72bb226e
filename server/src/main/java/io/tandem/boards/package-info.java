/** Saved boards with their live numbers, what waits for people, morning digests. */
@ApplicationModule(
    displayName = "boards",
    allowedDependencies = {
      "shared",
      "access",
      "events",
      "catalog",
      "metrics",
      "messaging",
      "policies",
      "growth",
      "insights"
    })
@NullMarked
package io.tandem.boards;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
