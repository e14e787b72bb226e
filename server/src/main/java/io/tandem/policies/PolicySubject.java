package io.tandem.policies;

/**
 * What a policy or an action is about.
 *
 * @param kind {@code feature} or {@code campaign}
 * @param key of the feature or campaign
 */
public record PolicySubject(String kind, String key) {}
