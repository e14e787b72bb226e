/** The command line: serve, demo, import, bench. The last three talk to a server over HTTP. */
@ApplicationModule(
    displayName = "cli",
    allowedDependencies = {"shared", "warehouse", "platform"})
@NullMarked
package io.tandem.cli;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
