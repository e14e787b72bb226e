/** Tests of upkeep beside a running server. */
@NullMarked
package io.tandem.audiences.live;

import org.jspecify.annotations.NullMarked;
