/** Tests of flags by OFREP. */
@NullMarked
package io.tandem.flags.ofrep;

import org.jspecify.annotations.NullMarked;
