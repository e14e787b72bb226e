package io.tandem.warehouse;

import io.tandem.shared.ProjectId;
import java.util.List;
import java.util.function.BiConsumer;

/** What the behaviour index needs of an event store besides the ordered stream. */
public interface IndexSource {

  /** Differs between stores and never changes; tells whether an index was made from this one. */
  String identity();

  /** How many events are stored up to a position. */
  long count(StreamPosition upTo);

  /**
   * Reads every event stored now, in the order of the stream.
   *
   * @return the position behind the last of them
   */
  StreamPosition scan(EventScan scan);

  /**
   * Merges since a version.
   *
   * @param version what the last answer said, 0 at the start
   */
  MergeSlice merges(long version);

  /** Grows with each commit that merges people. */
  long mergeVersion();

  /** Calls back when a person's events were deleted, before the erasure returns. */
  void onErase(BiConsumer<ProjectId, Long> listener);

  /** Takes events one by one. */
  interface EventScan {

    /** Comes first: the events there are, which {@link #event} refers to by their place. */
    void names(List<EventName> names);

    /**
     * One event.
     *
     * @param name place in the list
     * @param person key it was stored with, whatever was merged since
     * @param time UTC milliseconds
     */
    void event(int name, int person, long time);
  }

  /** An event's name where it is in use. */
  record EventName(ProjectId project, int environment, String name) {}

  /** Who is somebody else now; {@code into} is the last survivor. */
  record Move(ProjectId project, long gone, long into) {}

  /**
   * Moves in the order they became true.
   *
   * @param all whether these are all there ever were, so that older ones may be forgotten
   * @param version to go on from
   */
  record MergeSlice(boolean all, List<Move> moves, long version) {}
}
