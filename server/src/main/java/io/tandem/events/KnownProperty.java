package io.tandem.events;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A property of the tracking plan.
 *
 * @param event the event it was asked for, null for all together
 * @param promoted true when it has its own column in the event store, which makes queries faster
 * @param count how many events carried it
 * @param examples a few values as text; e-mail addresses and phone numbers are masked
 * @param version for {@code If-Match}; grows with each change by a person
 */
public record KnownProperty(
    String name,
    @Nullable String event,
    PropertyType type,
    String description,
    PlanStatus status,
    boolean promoted,
    long count,
    List<String> examples,
    long version) {}
