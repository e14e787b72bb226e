package io.tandem.warehouse;

import io.tandem.shared.ProjectId;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One event as stored; never changes once appended.
 *
 * @param uuid identity of the event within the project; a second one within 7 days is a duplicate
 * @param environment id of the environment inside the project
 * @param name event name, 1 to 200 characters
 * @param distinctId the id the client sent
 * @param person key the distinct id had when the event was appended (unsigned 32 bit); reads see
 *     the person it was merged into since
 * @param session client's session id
 * @param groups group type to group key
 * @param time when it happened, UTC milliseconds since the epoch
 * @param received when Tandem received it, UTC milliseconds since the epoch
 * @param properties a JSON object
 * @param library client library and version, empty when unknown
 */
public record Event(
    ProjectId project,
    UUID uuid,
    int environment,
    String name,
    String distinctId,
    long person,
    @Nullable String session,
    Map<String, String> groups,
    long time,
    long received,
    String properties,
    String library) {}
