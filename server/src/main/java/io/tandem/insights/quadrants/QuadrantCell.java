package io.tandem.insights.quadrants;

import org.jspecify.annotations.Nullable;

/**
 * Some of the active people.
 *
 * @param used only those who used the feature, or who did not; both when left out
 * @param reached only those who were reached, or who were not; both when left out
 * @param stayed only those who came back, or who did not; both when left out
 */
record QuadrantCell(@Nullable Boolean used, @Nullable Boolean reached, @Nullable Boolean stayed) {}
