package io.tandem.events;

import io.tandem.shared.ProjectId;
import io.tandem.shared.TandemException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Takes in who was given what of a flag where Tandem itself sees it, as SDKs report it otherwise.
 */
public interface FlagExposures {

  /** The event, as PostHog's SDKs name it. */
  String EVENT = "$feature_flag_called";

  /**
   * Appends them to the event stream; what is there already is left out, as {@link #EVENT} says.
   *
   * @throws TandemException {@code busy} when the store cannot take them now
   */
  void record(ProjectId project, int environment, List<Exposure> exposures);

  /**
   * Somebody was given something.
   *
   * @param id by which the app knows them
   * @param flag key
   * @param variant key; null when the flag is boolean or off
   * @param on false for off
   * @param time UTC milliseconds
   */
  record Exposure(String id, String flag, @Nullable String variant, boolean on, long time) {}
}
