package io.tandem.policies.registry;

import io.tandem.policies.ActionSpec;
import io.tandem.policies.PolicyCondition;
import io.tandem.policies.PolicyDispatch;
import io.tandem.policies.PolicySubject;
import io.tandem.policies.PolicyTemporal;
import io.tandem.policies.registry.PolicyStore.RevisionRow;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One revision of a policy, as it was written. */
record PolicyRevision(
    long revision,
    @Nullable PolicySubject subject,
    PolicyCondition condition,
    PolicyTemporal temporal,
    PolicyDispatch dispatch,
    List<ActionSpec> actions,
    String madeBy,
    Instant madeAt) {

  static PolicyRevision of(RevisionRow row) {
    return new PolicyRevision(
        row.revision(),
        row.rule().subject(),
        row.rule().condition(),
        row.rule().temporal(),
        row.rule().dispatch(),
        row.rule().actions(),
        row.madeBy(),
        row.madeAt());
  }
}
