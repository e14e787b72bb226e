/** Flags by OFREP, the remote evaluation protocol of OpenFeature. */
@NullMarked
package io.tandem.flags.ofrep;

import org.jspecify.annotations.NullMarked;
