package io.tandem.flags.registry;

import java.time.Instant;
import java.util.List;

/**
 * A revision in a flag's history.
 *
 * @param differences to the revision before; of the first, nothing
 */
record FlagRevisionView(
    long revision,
    String note,
    String changedBy,
    Instant changedAt,
    List<FlagDifference> differences) {}
