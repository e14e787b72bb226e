/** Features by campaigns on one denominator, and used × reached against what stays and pays. */
@NullMarked
package io.tandem.insights.matrix;

import org.jspecify.annotations.NullMarked;
