/** Predicted value of buyers, and whether the prediction held for days that are over. */
@NullMarked
package io.tandem.insights.prediction;

import org.jspecify.annotations.NullMarked;
