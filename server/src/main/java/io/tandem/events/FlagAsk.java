package io.tandem.events;

import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * For whom an app asks.
 *
 * @param id the distinct id
 * @param properties of the person, as the app says; values are texts, numbers, booleans, lists of
 *     these or JSON as text
 * @param groups key of the group of each type
 * @param groupProperties of these groups, by type
 * @param keys of the flags asked for; null for all
 */
public record FlagAsk(
    String id,
    Map<String, Object> properties,
    Map<String, String> groups,
    Map<String, Map<String, Object>> groupProperties,
    @Nullable Set<String> keys) {}
