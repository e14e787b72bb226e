package io.tandem.events.pipeline;

import io.tandem.events.intake.PersonChange;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An event that may be stored.
 *
 * @param index in its batch
 * @param properties JSON text
 */
record Screened(
    int index,
    UUID uuid,
    String name,
    String distinctId,
    long time,
    String properties,
    PersonChange person,
    Map<String, String> groups,
    @Nullable String session,
    String library) {}
