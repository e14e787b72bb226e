package io.tandem.flags.registry;

import com.fasterxml.jackson.annotation.JsonValue;
import io.tandem.flags.definition.FlagDealing;
import io.tandem.shared.Names;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A share of people who get none of the flags it covers while it lasts.
 *
 * @param dealing by what people stay together; never changes
 * @param share percent; never changes
 * @param flags keys of those it covers; none for all
 * @param campaign the campaign it is about, or null
 * @param version for {@code If-Match}
 */
record Holdout(
    String key,
    Names names,
    FlagDealing dealing,
    double share,
    List<String> flags,
    @Nullable String campaign,
    Instant from,
    @Nullable Instant until,
    State state,
    String createdBy,
    Instant createdAt,
    long version) {

  /** Where it stands. */
  enum State {
    SCHEDULED,
    RUNNING,
    /** Its people are released. */
    OVER;

    /** The name used in JSON. */
    @JsonValue
    public String key() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** True when it covers a flag. */
  boolean covers(String flag) {
    return flags.isEmpty() || flags.contains(flag);
  }

  static Holdout of(StoredHoldout stored, Instant now) {
    Instant until = stored.holdout().until();
    boolean over = until != null && !now.isBefore(until);
    State begun = now.isBefore(stored.holdout().from()) ? State.SCHEDULED : State.RUNNING;
    return new Holdout(
        stored.holdout().key(),
        stored.names(),
        stored.holdout().dealing(),
        stored.holdout().share(),
        stored.holdout().flags().stream().sorted().toList(),
        stored.campaign(),
        stored.holdout().from(),
        until,
        over ? State.OVER : begun,
        stored.createdBy(),
        stored.createdAt(),
        stored.version());
  }
}
