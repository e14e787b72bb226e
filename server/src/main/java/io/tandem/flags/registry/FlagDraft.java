package io.tandem.flags.registry;

import io.tandem.flags.definition.FlagBehaviour;
import io.tandem.flags.definition.FlagDealing;
import io.tandem.flags.definition.FlagHash;
import io.tandem.flags.definition.FlagType;
import io.tandem.flags.definition.FlagVariant;
import io.tandem.shared.Names;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A new flag; the fields are those of {@link Flag}.
 *
 * @param hash {@code murmur3} when left out
 * @param salt the key when left out
 * @param by {@code id} when left out
 * @param byName see {@link FlagDealing#name()}
 * @param environments left out: off everywhere
 */
record FlagDraft(
    @NotNull String key,
    @NotNull Names names,
    @Nullable @Size(max = 2_000) String description,
    @Nullable String feature,
    @NotNull FlagType type,
    @Nullable FlagHash hash,
    @Nullable String salt,
    FlagDealing.@Nullable By by,
    @Nullable String byName,
    @Nullable List<@NotNull FlagVariant> variants,
    @Nullable Object payload,
    @Nullable Map<String, @NotNull FlagBehaviour> environments) {

  FlagDealing dealing() {
    return new FlagDealing(
        hash == null ? FlagHash.MURMUR3 : hash,
        salt == null ? key : salt,
        by == null ? FlagDealing.By.ID : by,
        byName);
  }

  FlagContent content() {
    return new FlagContent(
        names,
        description == null ? "" : description,
        feature == null || feature.isEmpty() ? null : feature,
        variants == null ? List.of() : variants,
        payload,
        environments == null ? Map.of() : environments,
        null);
  }
}
