package io.tandem.boards;

import io.tandem.policies.ActionView;
import io.tandem.policies.PolicyJudgement;
import io.tandem.policies.PolicyStanding;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A policy that watches what a tile shows.
 *
 * @param sameSeries true when its bound can be held against the tile's line: same interval, same
 *     window
 * @param judged the buckets it judged from a month before the line on, oldest first; none unless
 *     {@code sameSeries}
 * @param lastAction newest action it asked for, or null
 */
record TilePolicy(
    PolicyStanding standing,
    boolean sameSeries,
    List<PolicyJudgement> judged,
    @Nullable ActionView lastAction) {}
