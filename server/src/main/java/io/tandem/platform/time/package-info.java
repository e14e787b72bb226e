/** The clock everything reads, real or settable, and the status page. */
@NullMarked
package io.tandem.platform.time;

import org.jspecify.annotations.NullMarked;
