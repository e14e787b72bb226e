package io.tandem.shared;

/**
 * A part of a project's configuration that answers of analyses depend on. Every bean of this type
 * is asked whether a kept answer still holds, all of them in one statement.
 */
public interface Revised {

  /**
   * A query of the configuration store for one value, which says in which revision that part is; it
   * names the project's id {@code :project}. A value that was said once never comes back after
   * another one was.
   */
  String revision();
}
