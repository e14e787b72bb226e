package io.tandem.access;

import io.tandem.shared.ProjectId;
import java.util.Optional;

/**
 * Public write keys: what a client may send events with. Looked up from memory on every request.
 */
public interface WriteKeys {

  /** Where events sent with this key go; empty when the key is unknown or revoked. */
  Optional<Target> resolve(String key);

  /**
   * Takes {@code events} out of the key's daily quota (project-local day).
   *
   * @return false when the quota is used up; then none of them may be accepted
   */
  boolean take(Target target, int events);

  /** Gives back events that were taken and then not stored, since they will be sent again. */
  void giveBack(Target target, int events);

  /**
   * @param keyId which key
   * @param environment id of the environment inside the project
   */
  record Target(long keyId, ProjectId project, int environment) {}
}
