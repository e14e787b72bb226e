package io.tandem.messaging;

import io.tandem.shared.Sentence;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A message on its way through one channel.
 *
 * @param id stable over all attempts; a webhook's {@code webhook-id} is {@code msg_<id>}
 * @param channel key of the channel
 * @param title in the project's language
 * @param reference what it belongs to, e.g. {@code action:<id>}, or null
 * @param lastError why the last attempt failed, or null
 * @param finishedAt when it was sent, failed or became unknown, or null
 * @param nextAt when it is tried again, in real time; null unless an attempt failed and it waits
 */
public record Delivery(
    UUID id,
    String channel,
    ChannelKind kind,
    String title,
    @Nullable String reference,
    DeliveryState state,
    int attempts,
    @Nullable Sentence lastError,
    Instant createdAt,
    @Nullable Instant finishedAt,
    @Nullable Instant nextAt) {}
