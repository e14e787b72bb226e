package io.tandem.flags.registry;

import io.tandem.flags.definition.FlagBehaviour;
import io.tandem.flags.definition.FlagDealing;
import io.tandem.flags.definition.FlagSeat;
import io.tandem.flags.definition.FlagType;
import io.tandem.flags.definition.FlagVariant;
import io.tandem.flags.evaluation.FlagFault;
import io.tandem.shared.Names;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A feature flag, as its newest revision has it.
 *
 * @param key its name for apps; never changes, nor do type and dealing
 * @param feature key of the product feature it switches, or null
 * @param variants what it can give; none for a boolean
 * @param payload of a boolean: JSON that goes with on, or null
 * @param environments what it does, by environment key; off where nothing is said
 * @param seat its part of a layer, in every environment, or null
 * @param note why the revision was made; may be empty
 * @param stale why it may be superfluous, or null
 * @param faults conditions that cannot be read any more; where there are some, apps get nothing of
 *     it
 * @param version for {@code If-Match}; grows with each change, also of being archived
 */
record Flag(
    String key,
    Names names,
    String description,
    @Nullable String feature,
    FlagType type,
    FlagDealing dealing,
    List<FlagVariant> variants,
    @Nullable Object payload,
    Map<String, FlagBehaviour> environments,
    @Nullable FlagSeat seat,
    long revision,
    String note,
    String changedBy,
    Instant changedAt,
    @Nullable FlagStaleness stale,
    List<FlagFault> faults,
    boolean archived,
    long version) {

  static Flag of(StoredFlag flag, @Nullable FlagStaleness stale) {
    FlagContent content = flag.content();
    return new Flag(
        flag.key(),
        content.names(),
        content.description(),
        content.feature(),
        flag.type(),
        flag.dealing(),
        content.variants(),
        content.payload(),
        content.environments(),
        content.seat(),
        flag.newest().revision(),
        flag.newest().note(),
        flag.newest().changedBy(),
        flag.newest().changedAt(),
        stale,
        FlagFault.of(flag.definition()),
        flag.archived(),
        flag.version());
  }
}
