/** Flags as people make, change and look at them: the resource, its history, its dependencies. */
@NullMarked
package io.tandem.flags.registry;

import org.jspecify.annotations.NullMarked;
