package io.tandem.events.identity;

import io.tandem.shared.ProjectId;

/**
 * A run of versions committed together.
 *
 * @param first first version; above {@code last} when nothing changed
 */
public record Changes(ProjectId project, long first, long last) {

  /** Nothing changed. */
  public static Changes none(ProjectId project) {
    return new Changes(project, 1, 0);
  }

  /** True when nothing changed. */
  public boolean isEmpty() {
    return first > last;
  }
}
