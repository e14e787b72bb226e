/** People's values from the project's events. */
@NullMarked
package io.tandem.experiments.history;

import org.jspecify.annotations.NullMarked;
