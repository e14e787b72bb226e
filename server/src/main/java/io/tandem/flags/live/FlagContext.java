package io.tandem.flags.live;

import java.util.Map;

/**
 * What an app says about whom it evaluates for.
 *
 * @param id the id it knows them by
 * @param properties of the person; they go before what is known here
 * @param groups key of the group of each type
 * @param groupProperties of these groups, by type
 */
public record FlagContext(
    String id,
    Map<String, Object> properties,
    Map<String, String> groups,
    Map<String, Map<String, Object>> groupProperties) {}
