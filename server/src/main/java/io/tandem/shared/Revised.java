package io.tandem.shared;

/**
 * A part of a project's configuration that answers of analyses depend on. Every bean of this type
 * is asked whether a kept answer still holds.
 */
public interface Revised {

  /**
   * Says in which revision that part is, as far as it is committed. A text that was said once never
   * comes back after another one was.
   */
  String revision(ProjectId project);
}
