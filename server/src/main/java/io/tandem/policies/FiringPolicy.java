package io.tandem.policies;

import io.tandem.shared.Names;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A live policy in its firing span (recovering included): what it keeps others from doing.
 *
 * @param subject null for the whole project
 * @param priority of its subject: 1 the project and core features, 2 campaigns and standard
 *     features, 3 exploratory ones
 * @param inhibits keys of the action types that must wait meanwhile
 * @param episode number within the policy
 */
public record FiringPolicy(
    String key,
    Names names,
    @Nullable PolicySubject subject,
    int priority,
    List<String> inhibits,
    long episode) {}
