/** Which series a rule watches, and what it needs to know of their metrics and subjects. */
@NullMarked
package io.tandem.policies.series;

import org.jspecify.annotations.NullMarked;
