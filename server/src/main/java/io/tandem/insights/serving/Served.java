package io.tandem.insights.serving;

import java.time.Instant;

/**
 * An answer as it is served.
 *
 * @param cached whether it was computed for an earlier question
 * @param computedAt when its computation began, by the server's clock
 */
public record Served<T>(T value, boolean cached, Instant computedAt) {}
