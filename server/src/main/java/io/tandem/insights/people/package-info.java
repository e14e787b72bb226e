/** People and what each of them did. */
@NullMarked
package io.tandem.insights.people;

import org.jspecify.annotations.NullMarked;
