@NullMarked
package io.tandem.insights.statistics;

import org.jspecify.annotations.NullMarked;
