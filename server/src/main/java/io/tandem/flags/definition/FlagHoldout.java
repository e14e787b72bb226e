package io.tandem.flags.definition;

import io.tandem.shared.TandemException;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A share of people who get none of the flags it covers while it lasts, so that they can be
 * compared with all others. Somebody is held out when {@code murmur3_x86_32(id, seed) ÷ 2³²}, with
 * {@code seed = murmur3_x86_32(salt, 3)}, lies below the share.
 *
 * @param key its name in paths
 * @param dealing by what people stay together; its hash is {@link FlagHash#MURMUR3}
 * @param share percent, above 0 and up to 50
 * @param flags keys of those it covers; none for all
 * @param from when it begins
 * @param until when its people are released; null for as yet never
 */
public record FlagHoldout(
    String key,
    FlagDealing dealing,
    double share,
    Set<String> flags,
    Instant from,
    @Nullable Instant until) {

  private static final double LARGEST = 50;
  private static final int MOST_FLAGS = 500;

  /**
   * @throws TandemException {@code invalid_request} when the key is none, the share none of above 0
   *     to 50, or it ends before it begins
   */
  public FlagHoldout {
    Refusals.name(key, "the key of a holdout");
    Refusals.unless(dealing.hash() == FlagHash.MURMUR3, "a holdout deals by murmur3");
    Refusals.unless(share > 0 && share <= LARGEST, "a holdout is above 0 and up to 50 percent");
    flags = Set.copyOf(flags);
    Refusals.unless(flags.size() <= MOST_FLAGS, "a holdout names at most 500 flags");
    Refusals.unless(
        until == null || !until.isBefore(from), "a holdout ends after it begins, not before");
  }

  /** True when people are held out at a moment. */
  public boolean lasts(Instant now) {
    return !now.isBefore(from) && (until == null || now.isBefore(until));
  }

  /** True when it covers a flag. */
  public boolean covers(String flag) {
    return flags.isEmpty() || flags.contains(flag);
  }
}
