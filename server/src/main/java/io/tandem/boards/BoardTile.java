package io.tandem.boards;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A number of a board.
 *
 * @param position among the board's settings, from 0
 * @param today the bucket it is now; open
 * @param lastClosed the newest bucket that is not open, of a campaign the newest such one with a
 *     value, since it has none before it begins and after it ended; or null
 * @param before the closed bucket with a value before that one, or null
 * @param line the buckets before today's, oldest first; not all need be closed
 * @param columns how wide the tile is, 1 or 2 columns
 * @param threshold what it is held against where no policy bounds it, or null
 * @param policies that watch it, those that bound this very line first
 */
record BoardTile(
    int position,
    MetricFacts metric,
    BoardBucket today,
    @Nullable BoardBucket lastClosed,
    @Nullable BoardBucket before,
    List<BoardBucket> line,
    int columns,
    @Nullable TileThreshold threshold,
    List<TilePolicy> policies) {}
