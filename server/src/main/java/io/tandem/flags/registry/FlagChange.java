package io.tandem.flags.registry;

import io.tandem.flags.definition.FlagVariant;
import io.tandem.shared.Names;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is to change of a flag in all environments. What is left out or null stays as it is.
 *
 * @param feature empty for none
 * @param payload {@code {}} for one without content
 * @param note why, kept in the history
 */
record FlagChange(
    @Nullable Names names,
    @Nullable @Size(max = 2_000) String description,
    @Nullable String feature,
    @Nullable List<@NotNull FlagVariant> variants,
    @Nullable Object payload,
    @Nullable @Size(max = 500) String note) {

  FlagContent applied(FlagContent before) {
    String said = feature == null ? before.feature() : feature;
    return new FlagContent(
        names == null ? before.names() : names,
        description == null ? before.description() : description,
        said == null || said.isEmpty() ? null : said,
        variants == null ? before.variants() : variants,
        payload == null ? before.payload() : payload,
        before.environments(),
        before.seat());
  }
}
