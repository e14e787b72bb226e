/** Features by usage and age 功能堆砌. */
@NullMarked
package io.tandem.insights.unused;

import org.jspecify.annotations.NullMarked;
