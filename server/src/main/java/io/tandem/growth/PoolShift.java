package io.tandem.growth;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A change of an allocation for a time; it ends by itself.
 *
 * @param allocation name of the allocation it is for
 * @param before its amount when it was made
 * @param after its amount from then on
 * @param by who made it
 * @param endedAt null while it is in force
 * @param lines what it adds to or takes from allocations while it is in force
 */
public record PoolShift(
    long id,
    String allocation,
    long before,
    long after,
    Instant until,
    String reason,
    String by,
    Instant madeAt,
    @Nullable Instant endedAt,
    List<Line> lines) {

  /**
   * One allocation's part.
   *
   * @param delta positive where it was given, negative where it was taken
   */
  public record Line(String allocation, long delta) {}
}
