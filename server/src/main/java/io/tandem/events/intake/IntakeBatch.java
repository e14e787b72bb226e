package io.tandem.events.intake;

import io.tandem.shared.ProjectId;
import java.util.List;

/**
 * Events that arrived together.
 *
 * @param environment id of the environment inside the project
 * @param protocol how they came, shown with live events: {@code posthog}, {@code segment}, {@code
 *     import}
 * @param received UTC milliseconds since the epoch
 * @param events in the order they were sent
 */
public record IntakeBatch(
    ProjectId project,
    int environment,
    String protocol,
    long received,
    List<IncomingEvent> events) {}
