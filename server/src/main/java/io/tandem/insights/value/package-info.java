/** Observed value of people: revenue by cohort and age, per active person, and who comes back. */
@NullMarked
package io.tandem.insights.value;

import org.jspecify.annotations.NullMarked;
