package io.tandem.warehouse;

import io.tandem.shared.LocalDates;
import io.tandem.shared.ProjectId;
import java.time.ZoneId;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Derived data about who did what when: for each event and local day the set of people, and for
 * each person the events in order of time. It follows the ordered stream, and gives the answers the
 * event store would give, several orders of magnitude faster. It holds no properties.
 *
 * <p>It may be unavailable for a while (first start, after damage, a change of zone); the event
 * store then answers. {@code docs/decisions} describes the files.
 */
public interface BehaviourIndex {

  /**
   * Asks a question. The answer includes everything that was committed before the call.
   *
   * @param zone in which the question counts days
   * @param range the dates the question is about; looked at for days of two parts only
   */
  <T> IndexAnswer<T> ask(
      ProjectId project, ZoneId zone, LocalDates range, Function<IndexView, T> question);

  /** What keeps it from answering now; null when nothing does. */
  @Nullable IndexRefusal obstacle(ProjectId project, ZoneId zone, LocalDates range);

  /** Builds everything anew from the event store, in the background. */
  void rebuild();

  /** How it is. */
  IndexStatus status();
}
