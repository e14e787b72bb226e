/** What winning people costs by channel, and when it is paid back. */
@NullMarked
package io.tandem.insights.acquisition;

import org.jspecify.annotations.NullMarked;
