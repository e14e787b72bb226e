/** Where people stop between being shown a feature and using it again. */
@NullMarked
package io.tandem.insights.usage;

import org.jspecify.annotations.NullMarked;
