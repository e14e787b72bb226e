@NullMarked
package io.tandem.insights.moved;

import org.jspecify.annotations.NullMarked;
