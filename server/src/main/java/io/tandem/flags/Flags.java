package io.tandem.flags;

import io.tandem.events.FlagExposures;
import io.tandem.shared.ProjectId;
import io.tandem.shared.TandemException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How flags deal people out, for the rooms that count on it. */
public interface Flags {

  /**
   * Property of an exposure that no experiment counts, and why, see {@link FlagExposures#APART}.
   */
  String APART = FlagExposures.APART;

  /** What {@link #APART} says of testers. */
  String TESTER = "tester";

  /** Says who is held out and who is not, see {@link FlagExposures#HOLDOUT_EVENT}. */
  String HOLDOUT_EVENT = FlagExposures.HOLDOUT_EVENT;

  /**
   * A flag in use, as it deals now.
   *
   * @param environment its key
   * @throws TandemException {@code unknown_flag} when there is none, or it is archived
   */
  FlagDealt find(ProjectId project, String flag, String environment);

  /**
   * How a flag dealt from a time on, the oldest first: first what was in force then, after that
   * every revision that deals otherwise than the one before it. A larger rollout of a flag with
   * variants, another name, or rules for a few testers do not. None when there was never such a
   * flag.
   */
  List<FlagDealt> since(ProjectId project, String flag, String environment, Instant from);

  /**
   * To how many a flag was given from a time on, the oldest first: first what was in force then,
   * after that every revision that gives it to another share than the one before. None when there
   * was never such a flag.
   */
  List<FlagReach> reached(ProjectId project, String flag, String environment, Instant from);

  /** The features that some flags switch, by the flag's key; flags without one are absent. */
  Map<String, String> features(ProjectId project, Collection<String> flags);

  /** A holdout of a project, also one that is over; empty when there is none. */
  Optional<HoldoutSpan> holdout(ProjectId project, String key);
}
