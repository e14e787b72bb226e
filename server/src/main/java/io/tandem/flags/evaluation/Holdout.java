package io.tandem.flags.evaluation;

import io.tandem.flags.definition.FlagDealing;
import io.tandem.flags.definition.FlagHoldout;
import java.time.Instant;
import java.util.Set;

/**
 * A holdout, compiled. Makes no garbage.
 *
 * @param flags keys of those it covers; none for all
 * @param from UTC milliseconds
 * @param until UTC milliseconds, exclusive
 * @param share 0 to 1
 */
record Holdout(
    String key,
    FlagDealing dealing,
    int seed,
    double share,
    Set<String> flags,
    long from,
    long until) {

  /** Keeps it apart from flags and layers of the same salt. */
  private static final int SEED = 3;

  private static final double SCALE = 0x1p32;
  private static final double PERCENT = 100;

  static Holdout of(FlagHoldout said) {
    Instant until = said.until();
    return new Holdout(
        said.key(),
        said.dealing(),
        Murmur3.hash(said.dealing().salt(), SEED),
        said.share() / PERCENT,
        said.flags(),
        said.from().toEpochMilli(),
        until == null ? Long.MAX_VALUE : until.toEpochMilli());
  }

  boolean covers(String flag) {
    return flags.isEmpty() || flags.contains(flag);
  }

  boolean lasts(long now) {
    return now >= from && now < until;
  }

  /** Whoever is not known by what it deals by is not held out. */
  boolean holds(FlagSubject subject) {
    String id = Dealer.id(dealing, subject);
    return id != null && (Murmur3.hash(id, seed) & 0xffffffffL) / SCALE < share;
  }
}
