package io.tandem.flags.registry;

import io.tandem.flags.definition.FlagHoldout;
import io.tandem.shared.Names;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A holdout as it lies in the store. */
record StoredHoldout(
    FlagHoldout holdout,
    Names names,
    @Nullable String campaign,
    String createdBy,
    Instant createdAt,
    long version) {}
