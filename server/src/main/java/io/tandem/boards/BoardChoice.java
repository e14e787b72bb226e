package io.tandem.boards;

import org.jspecify.annotations.Nullable;

/**
 * Whom somebody looks at on the board.
 *
 * @param feature key, or null for the first by tier and key, of those with an exposure event if any
 * @param campaign key, or null for the most recent
 */
record BoardChoice(@Nullable String feature, @Nullable String campaign) {

  /** A blank key is none. */
  BoardChoice(@Nullable String feature, @Nullable String campaign) {
    this.feature = feature == null || feature.isBlank() ? null : feature;
    this.campaign = campaign == null || campaign.isBlank() ? null : campaign;
  }
}
