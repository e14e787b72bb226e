package io.tandem.flags.registry;

import io.tandem.flags.definition.FlagLayer;
import io.tandem.shared.Names;
import java.time.Instant;

/** A layer as it lies in the store. */
record StoredLayer(
    FlagLayer layer, Names names, String createdBy, Instant createdAt, long version) {}
