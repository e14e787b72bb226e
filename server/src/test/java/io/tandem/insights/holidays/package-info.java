/** Tests of the catalog through its HTTP face. */
@NullMarked
package io.tandem.insights.holidays;

import org.jspecify.annotations.NullMarked;
