package io.tandem.flags.registry;

import io.tandem.flags.live.FlagContext;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Who would get what.
 *
 * @param environment key; {@code production} when left out
 * @param id for whom: one that is known here is looked up as in reality
 * @param properties go before what is known
 */
record FlagQuestion(
    @Nullable String environment,
    @NotBlank @Size(max = 200) String id,
    @Nullable Map<String, Object> properties,
    @Nullable Map<String, String> groups,
    @Nullable Map<String, Map<String, Object>> groupProperties) {

  FlagContext context() {
    return new FlagContext(
        id,
        properties == null ? Map.of() : properties,
        groups == null ? Map.of() : groups,
        groupProperties == null ? Map.of() : groupProperties);
  }
}
