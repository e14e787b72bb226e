package io.tandem.growth;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a work item comes from.
 *
 * @param policy key, or null when a person asked
 * @param episode of the policy, or null
 * @param action that opened it; opens one item at most
 */
public record WorkOrigin(@Nullable String policy, @Nullable Long episode, UUID action) {}
