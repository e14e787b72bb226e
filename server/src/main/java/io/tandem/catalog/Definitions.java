package io.tandem.catalog;

import io.tandem.access.Actor;
import io.tandem.access.AuditTrail;
import io.tandem.shared.CommonError;
import io.tandem.shared.ProjectId;
import io.tandem.shared.TandemException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Which events count as what, per project and with revisions. */
@Component
public class Definitions {

  private final DefinitionStore store;
  private final AuditTrail audit;

  Definitions(DefinitionStore store, AuditTrail audit) {
    this.store = store;
    this.audit = audit;
  }

  /** The revision in force. */
  public Definition get(ProjectId project) {
    return store.newest(project).orElse(Definition.DEFAULT);
  }

  /**
   * Puts a new revision in force; it also counts for buckets of the past.
   *
   * @param version the version that was read
   * @throws TandemException {@code stale_version}
   */
  @Transactional
  Definition put(Actor actor, long version, DefinitionDraft draft) {
    Definition before = get(actor.projectId());
    Definition after = draft.after(before);
    if (before.version() != version || !store.append(actor.projectId(), after, actor.name())) {
      throw new TandemException(CommonError.STALE_VERSION);
    }
    audit.record(actor, "definitions.update", "definitions", before, after);
    return after;
  }
}
