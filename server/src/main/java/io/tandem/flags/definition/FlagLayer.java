package io.tandem.flags.definition;

import io.tandem.shared.TandemException;

/**
 * Slots that flags share without overlapping: whoever lies in one flag's slots gets no other flag
 * of the layer. A slot is {@code (murmur3_x86_32(id, seed) × 10,000) >>> 32} with {@code seed =
 * murmur3_x86_32(salt, 2)}, whatever hash the flags have, so that who is in a flag's slots says
 * nothing of which variant they get.
 *
 * @param key its name in paths
 * @param dealing by what people stay in their slot; its hash is {@link FlagHash#MURMUR3}
 */
public record FlagLayer(String key, FlagDealing dealing) {

  /** Of each layer; one is 0.01 %. */
  public static final int SLOTS = 10_000;

  /**
   * @throws TandemException {@code invalid_request} when the key is none
   */
  public FlagLayer {
    Refusals.name(key, "the key of a layer");
    Refusals.unless(dealing.hash() == FlagHash.MURMUR3, "a layer deals by murmur3");
  }
}
