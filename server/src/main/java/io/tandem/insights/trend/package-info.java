/** How often something happened, bucket by bucket. */
@NullMarked
package io.tandem.insights.trend;

import org.jspecify.annotations.NullMarked;
