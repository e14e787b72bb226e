package io.tandem.flags.registry;

import io.tandem.flags.definition.FlagDealing;
import io.tandem.flags.definition.FlagHash;
import io.tandem.shared.Names;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A new holdout; the fields are those of {@link Holdout}.
 *
 * @param flags left out or empty for all
 * @param campaign has to be there; its holdout names the flags it reads
 * @param from now when left out
 * @param until left out for as yet never
 * @param salt the key when left out
 * @param by {@code id} when left out
 */
record HoldoutDraft(
    @NotNull String key,
    @NotNull Names names,
    double share,
    @Nullable @Size(max = 500) List<@NotNull String> flags,
    @Nullable String campaign,
    @Nullable Instant from,
    @Nullable Instant until,
    @Nullable String salt,
    FlagDealing.@Nullable By by,
    @Nullable String byName) {

  FlagDealing dealing() {
    return new FlagDealing(
        FlagHash.MURMUR3, salt == null ? key : salt, by == null ? FlagDealing.By.ID : by, byName);
  }
}
