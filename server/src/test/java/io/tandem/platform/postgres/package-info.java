/** Tests of the embedded PostgreSQL. */
@NullMarked
package io.tandem.platform.postgres;

import org.jspecify.annotations.NullMarked;
