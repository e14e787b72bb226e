package io.tandem.flags.evaluation;

import io.tandem.flags.definition.FlagDealing;
import io.tandem.flags.definition.FlagLayer;
import io.tandem.flags.definition.FlagSeat;
import io.tandem.flags.definition.SlotRange;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A flag's slots of a layer. Makes no garbage. */
final class Slots {

  /** Keeps it apart from flags and holdouts of the same salt. */
  private static final int SEED = 2;

  private final FlagDealing dealing;
  private final int seed;
  private final int[] bounds;

  /** Of a layer that is gone, nobody is in. */
  Slots(@Nullable FlagLayer layer, FlagDealing flag, FlagSeat seat) {
    this.dealing = layer == null ? flag : layer.dealing();
    this.seed = Murmur3.hash(dealing.salt(), SEED);
    List<SlotRange> used = layer == null ? List.of() : seat.used();
    this.bounds = new int[2 * used.size()];
    for (int i = 0; i < used.size(); i++) {
      bounds[2 * i] = used.get(i).from();
      bounds[2 * i + 1] = used.get(i).to();
    }
  }

  /** False also for whom is not known what the layer deals by. */
  boolean hold(FlagSubject subject) {
    String id = Dealer.id(dealing, subject);
    if (id == null) {
      return false;
    }
    long slot = ((Murmur3.hash(id, seed) & 0xffffffffL) * FlagLayer.SLOTS) >>> 32;
    for (int i = 0; i < bounds.length; i += 2) {
      if (slot >= bounds[i] && slot < bounds[i + 1]) {
        return true;
      }
    }
    return false;
  }
}
