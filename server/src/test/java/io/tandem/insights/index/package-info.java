@NullMarked
package io.tandem.insights.index;

import org.jspecify.annotations.NullMarked;
