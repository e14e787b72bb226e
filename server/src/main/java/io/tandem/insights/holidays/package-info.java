/** Days off and working days of a project, so that periods are compared like with like. */
@NullMarked
package io.tandem.insights.holidays;

import org.jspecify.annotations.NullMarked;
