/** Tests of values from events. */
@NullMarked
package io.tandem.experiments.history;

import org.jspecify.annotations.NullMarked;
