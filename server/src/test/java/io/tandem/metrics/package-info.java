/** Tests of the metrics room. */
@NullMarked
package io.tandem.metrics;

import org.jspecify.annotations.NullMarked;
