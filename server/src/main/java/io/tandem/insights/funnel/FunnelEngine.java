package io.tandem.insights.funnel;

import io.tandem.access.Project;
import io.tandem.insights.query.Engine;
import io.tandem.insights.query.PeopleKeys;
import io.tandem.insights.query.PeopleSlice;

/**
 * Computes a funnel. Whoever can hand a {@link Follower} the events in order needs nothing else:
 * {@link Tallies} and {@link FunnelReading} make the answer of them.
 */
interface FunnelEngine extends Engine<FunnelQuery, FunnelResult> {

  /**
   * The people of a cell, as {@link CellPeople} finds them. Fails as {@link #compute} does.
   *
   * @param cell one that the answer has
   */
  PeopleKeys people(Project project, FunnelQuery query, FunnelCell cell, PeopleSlice slice);
}
