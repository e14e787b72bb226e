package io.tandem.policies.registry;

import io.tandem.policies.PolicyMode;
import io.tandem.policies.PolicyRule;
import io.tandem.policies.PolicyStage;
import io.tandem.shared.Names;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** A policy as it lies in the store; the fields are those of {@link io.tandem.policies.Policy}. */
record StoredPolicy(
    long id,
    String key,
    Names names,
    @Nullable String template,
    PolicyStage stage,
    PolicyMode mode,
    long revision,
    @Nullable Long activeRevision,
    @Nullable LocalDate effectiveFrom,
    @Nullable String activatedBy,
    @Nullable Instant activatedAt,
    long version,
    PolicyRule rule) {

  /** The same under other names and with another newest revision. */
  StoredPolicy edited(Names newNames, long newRevision, PolicyRule newRule) {
    return new StoredPolicy(
        id,
        key,
        newNames,
        template,
        stage,
        mode,
        newRevision,
        activeRevision,
        effectiveFrom,
        activatedBy,
        activatedAt,
        version + 1,
        newRule);
  }

  /** The same with its newest revision at work. */
  StoredPolicy activated(PolicyMode newMode, LocalDate from, String by, Instant at) {
    return new StoredPolicy(
        id,
        key,
        names,
        template,
        PolicyStage.ACTIVE,
        newMode,
        revision,
        revision,
        from,
        by,
        at,
        version + 1,
        rule);
  }

  /** The same, judging no more. */
  StoredPolicy retired() {
    return new StoredPolicy(
        id,
        key,
        names,
        template,
        PolicyStage.RETIRED,
        mode,
        revision,
        null,
        effectiveFrom,
        activatedBy,
        activatedAt,
        version + 1,
        rule);
  }
}
