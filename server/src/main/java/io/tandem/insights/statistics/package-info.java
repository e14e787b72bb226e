/** Mathematics behind the analyses: pure functions without time, stores or projects. */
@NullMarked
package io.tandem.insights.statistics;

import org.jspecify.annotations.NullMarked;
