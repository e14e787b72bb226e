package io.tandem.insights.acquisition;

import org.jspecify.annotations.Nullable;

/**
 * People who signed up.
 *
 * @param channel their channel; those without one when null; all when {@code all}
 * @param all people of every channel
 */
record AcquisitionCell(@Nullable String channel, @Nullable Boolean all) {}
