package io.tandem.insights.saved;

import io.swagger.v3.oas.annotations.media.Schema;
import io.tandem.shared.Names;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What somebody says about a saved insight; fields as in {@link io.tandem.insights.SavedInsight}.
 *
 * @param key of a new one; ignored when it is changed
 */
record InsightDraft(
    @Nullable String key,
    @NotNull Names names,
    @NotNull @Schema(types = "object") JsonNode question,
    @NotNull @Schema(types = "object") JsonNode query,
    @Nullable @Pattern(regexp = "[1-9][0-9]{0,3}[dm]|thisWeek|lastWeek") String range) {}
