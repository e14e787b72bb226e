package io.tandem.insights.matrix;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Active people who use the feature and take part in the campaign; everybody active when both are
 * left out.
 *
 * @param feature key of a feature of the answer
 * @param campaign key of a campaign of the answer
 */
@Schema(description = "Active people who use the feature and take part in the campaign")
record MatrixCell(@Nullable String feature, @Nullable String campaign) {}
