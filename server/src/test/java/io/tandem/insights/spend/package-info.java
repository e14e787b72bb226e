@NullMarked
package io.tandem.insights.spend;

import org.jspecify.annotations.NullMarked;
