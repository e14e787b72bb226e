/** Tests of flags as a resource. */
@NullMarked
package io.tandem.flags.registry;

import org.jspecify.annotations.NullMarked;
