package io.tandem.flags.registry;

import io.tandem.flags.definition.FlagDealing;
import io.tandem.flags.definition.FlagDefinition;
import io.tandem.flags.definition.FlagType;
import io.tandem.shared.ProjectId;

/** A flag as it lies in the store, with the revision in force. */
record StoredFlag(
    long id,
    ProjectId project,
    String key,
    FlagType type,
    FlagDealing dealing,
    FlagRevision newest,
    boolean archived,
    long version) {

  FlagContent content() {
    return newest.content();
  }

  /** What decides who gets what. */
  FlagDefinition definition() {
    return definition(content());
  }

  /**
   * What would decide with another content.
   *
   * @throws io.tandem.shared.TandemException {@code invalid_request} when it does not fit the type
   */
  FlagDefinition definition(FlagContent said) {
    return new FlagDefinition(
        key, type, dealing, said.variants(), said.payload(), said.environments(), said.seat());
  }
}
