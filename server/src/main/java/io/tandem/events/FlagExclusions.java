package io.tandem.events;

import io.tandem.shared.ProjectId;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Says whose exposures to flags no experiment counts. Implemented by the room of flags; answers
 * come from memory.
 */
public interface FlagExclusions {

  /** Why none counts it, see {@link FlagExposures#APART}; empty when they do. */
  Optional<String> of(ProjectId project, int environment, FlagTold told);

  /**
   * An exposure that is reported.
   *
   * @param device the property {@code $device_id} of the event, or null
   * @param groups key of the group of each type
   * @param time UTC milliseconds
   */
  record FlagTold(
      String flag, String id, @Nullable String device, Map<String, String> groups, long time) {}
}
