/**
 * How answers of analyses are served: kept while nothing they depend on changes, computed once for
 * all who ask the same at a time, in turns among users, and given up when nobody waits any more.
 */
@NullMarked
package io.tandem.insights.serving;

import org.jspecify.annotations.NullMarked;
