/** When people leave: days from sign-up to the last activity of those who are lost. */
@NullMarked
package io.tandem.insights.churn;

import org.jspecify.annotations.NullMarked;
