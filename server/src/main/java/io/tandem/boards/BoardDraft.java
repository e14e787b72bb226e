package io.tandem.boards;

import io.tandem.shared.Names;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What somebody says about a board.
 *
 * @param key of a new one; ignored when it is changed
 * @param tiles in order
 */
record BoardDraft(
    @Nullable String key,
    @NotNull Names names,
    @NotNull @Size(max = 24) List<@NotNull @Valid BoardTileSetting> tiles) {}
