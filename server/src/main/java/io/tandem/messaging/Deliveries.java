package io.tandem.messaging;

import io.tandem.access.Project;
import io.tandem.shared.CommonError;
import io.tandem.shared.Page;
import io.tandem.shared.ProjectId;
import io.tandem.shared.TandemException;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The outbox. What is put in leaves after the caller's transaction has committed: webhooks at least
 * once with a stable id, chat bots at most once.
 */
@Component
public class Deliveries {

  private final ChannelStore channels;
  private final DeliveryStore store;
  private final Clock clock;

  Deliveries(ChannelStore channels, DeliveryStore store, Clock clock) {
    this.channels = channels;
    this.store = store;
    this.clock = clock;
  }

  /**
   * Puts a message into the outbox, as part of the caller's transaction.
   *
   * @param channel key of the channel
   * @param reference business identity of the message: a second one of the same reference and
   *     channel changes nothing, unless the first failed or its fate is unknown, in which case it
   *     is tried again under the same id
   * @throws TandemException {@code unknown_channel} when there is none of that key or it is off
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public UUID enqueue(Project project, String channel, String reference, Message message) {
    long id =
        channels
            .enabled(project.id(), channel)
            .orElseThrow(() -> new TandemException(MessagingError.UNKNOWN_CHANNEL, channel));
    return store.enqueue(
        new DeliveryStore.Entry(project.id(), id, reference, message, clock.instant()));
  }

  /** All of one reference, in the order they were put in. */
  public List<Delivery> of(ProjectId project, String reference) {
    return store.of(project, reference);
  }

  /**
   * One.
   *
   * @throws TandemException {@code not_found}
   */
  public Delivery get(ProjectId project, UUID id) {
    return store.find(project, id).orElseThrow(() -> new TandemException(CommonError.NOT_FOUND));
  }

  /** Newest first. */
  Page<Delivery> list(ProjectId project, @Nullable String cursor, int limit) {
    return store.list(project, Cursors.number(cursor), Math.clamp(limit, 1, 200));
  }
}
