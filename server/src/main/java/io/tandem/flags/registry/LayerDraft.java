package io.tandem.flags.registry;

import io.tandem.flags.definition.FlagDealing;
import io.tandem.flags.definition.FlagHash;
import io.tandem.shared.Names;
import jakarta.validation.constraints.NotNull;
import org.jspecify.annotations.Nullable;

/**
 * A new layer.
 *
 * @param salt the key when left out
 * @param by {@code id} when left out
 * @param byName see {@link FlagDealing#name()}
 */
record LayerDraft(
    @NotNull String key,
    @NotNull Names names,
    @Nullable String salt,
    FlagDealing.@Nullable By by,
    @Nullable String byName) {

  FlagDealing dealing() {
    return new FlagDealing(
        FlagHash.MURMUR3, salt == null ? key : salt, by == null ? FlagDealing.By.ID : by, byName);
  }
}
