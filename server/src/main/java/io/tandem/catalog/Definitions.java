package io.tandem.catalog;

import io.tandem.access.Actor;
import io.tandem.access.AuditTrail;
import io.tandem.shared.CommonError;
import io.tandem.shared.EventSelector;
import io.tandem.shared.ProjectId;
import io.tandem.shared.TandemException;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Which events count as active, payment and complaint, per project and with revisions. */
@Component
public class Definitions {

  private static final int MOST = 100;

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
   * @param wanted with the version that was read
   * @throws TandemException {@code stale_version}, {@code invalid_request} on too many selectors
   */
  @Transactional
  public Definition put(Actor actor, Definition wanted) {
    checkSize(wanted.active());
    checkSize(wanted.payment());
    checkSize(wanted.complaints());
    Definition before = get(actor.projectId());
    Definition after =
        new Definition(
            List.copyOf(wanted.active()),
            List.copyOf(wanted.payment()),
            List.copyOf(wanted.complaints()),
            wanted.version() + 1);
    if (before.version() != wanted.version()
        || !store.append(actor.projectId(), after, actor.name())) {
      throw new TandemException(CommonError.STALE_VERSION);
    }
    audit.record(actor, "definitions.update", "definitions", before, after);
    return after;
  }

  private static void checkSize(List<EventSelector> selectors) {
    if (selectors.size() > MOST) {
      throw new TandemException(CommonError.INVALID_REQUEST, "at most " + MOST + " selectors");
    }
  }
}
