package io.tandem.flags.registry;

import io.tandem.flags.definition.FlagDealing;
import io.tandem.flags.definition.SlotRange;
import io.tandem.shared.Names;
import java.time.Instant;
import java.util.List;

/**
 * A layer: flags in it never reach the same person.
 *
 * @param dealing by what people stay in their slot; never changes
 * @param flags those in it, by their first slot
 * @param free percent that no flag was given
 * @param version for {@code If-Match}
 */
record Layer(
    String key,
    Names names,
    FlagDealing dealing,
    List<Seated> flags,
    double free,
    String createdBy,
    Instant createdAt,
    long version) {

  /**
   * A flag's part.
   *
   * @param share percent in use
   * @param ranges slots it was given, 10,000 make the layer
   * @param used those of them in use
   */
  record Seated(
      String flag, Names names, double share, List<SlotRange> ranges, List<SlotRange> used) {}
}
