/** PostgreSQL started and stopped by Tandem itself, and the data directory it lives in. */
@NullMarked
package io.tandem.platform.postgres;

import org.jspecify.annotations.NullMarked;
