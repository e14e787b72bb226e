package io.tandem.boards;

import org.jspecify.annotations.Nullable;

/**
 * Which board somebody looks at, and at whom on it.
 *
 * @param board its key
 * @param feature key, or null for the first by tier and key, of those with an exposure event if any
 * @param campaign key, or null for the most recent
 */
record BoardChoice(String board, @Nullable String feature, @Nullable String campaign) {

  /** A blank key is none. */
  BoardChoice(String board, @Nullable String feature, @Nullable String campaign) {
    this.board = board;
    this.feature = feature == null || feature.isBlank() ? null : feature;
    this.campaign = campaign == null || campaign.isBlank() ? null : campaign;
  }
}
