/** In how many intervals people come. */
@NullMarked
package io.tandem.insights.stickiness;

import org.jspecify.annotations.NullMarked;
