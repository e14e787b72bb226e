package io.tandem.events;

import io.tandem.shared.ProjectId;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which events and properties a project knows; learnt from the stream, described by people. */
public interface TrackingPlan {

  /** Known events by name. */
  List<KnownEvent> events(ProjectId project);

  /** Known properties by name: of one event, or of all events together when null. */
  List<KnownProperty> properties(ProjectId project, @Nullable String event);

  /** True when events of that name are refused at intake. */
  boolean blocks(ProjectId project, String event);

  /** Names of properties that are dropped at intake, whatever event carries them. */
  Set<String> blockedProperties(ProjectId project);
}
