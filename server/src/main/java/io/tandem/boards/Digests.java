package io.tandem.boards;

import io.tandem.access.Actor;
import io.tandem.access.AuditTrail;
import io.tandem.boards.DigestWriter.Written;
import io.tandem.messaging.Channels;
import io.tandem.messaging.Deliveries;
import io.tandem.messaging.Delivery;
import io.tandem.shared.CommonError;
import io.tandem.shared.TandemException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The digests of a project's boards: set up, shown before, tried out. */
@Component
class Digests {

  private final SavedBoards boards;
  private final DigestStore store;
  private final DigestWriter writer;
  private final Ways ways;
  private final Clock clock;

  Digests(SavedBoards boards, DigestStore store, DigestWriter writer, Ways ways, Clock clock) {
    this.boards = boards;
    this.store = store;
    this.writer = writer;
    this.ways = ways;
    this.clock = clock;
  }

  /** How messages leave, and where changes are recorded. */
  @Component
  record Ways(Channels channels, Deliveries deliveries, AuditTrail audit) {}

  /**
   * A digest as people see it.
   *
   * @param nextAt when it goes out next, or null while it is off
   * @param deliveries of the last day it went out
   */
  record DigestView(Digest digest, @Nullable Instant nextAt, List<Delivery> deliveries) {}

  /**
   * Of one board.
   *
   * @throws TandemException {@code not_found}
   */
  DigestView get(Actor actor, String board) {
    Digest digest = find(actor, board);
    LocalDate last = digest.lastDay();
    return new DigestView(
        digest,
        DigestTimes.next(digest, clock.instant(), actor.project().zone()),
        last == null
            ? List.of()
            : ways.deliveries().of(actor.projectId(), Digest.reference(board, last)));
  }

  private Digest find(Actor actor, String board) {
    boards.get(actor.projectId(), board);
    return store
        .find(actor.projectId(), board)
        .orElseGet(() -> Digest.none(actor.project().locale()));
  }

  /**
   * Sets a digest up. One whose time is over today begins tomorrow.
   *
   * @param version the version that was read
   * @throws TandemException {@code not_found}, {@code stale_version}; {@code invalid_request}
   *     without a channel or with one that is off
   */
  @Transactional
  public DigestView update(Actor actor, String board, long version, DigestDraft draft) {
    Digest before = find(actor, board);
    List<String> channels = draft.channels().stream().distinct().toList();
    if (draft.enabled() && channels.isEmpty()) {
      throw invalid("choose a channel, or switch the digest off");
    }
    channels.forEach(channel -> checkUsable(actor, channel));
    boards.keep(actor.projectId(), board);
    Digest after =
        new Digest(
            draft.enabled(),
            draft.time(),
            channels,
            draft.language(),
            DigestTimes.over(draft, clock.instant(), actor.project().zone()),
            null,
            version + 1);
    if (before.version() != version || !store.save(actor.projectId(), board, after)) {
      throw new TandemException(CommonError.STALE_VERSION);
    }
    ways.audit().record(actor, "digest.update", board, before, after);
    return get(actor, board);
  }

  /**
   * What would be said now.
   *
   * @param channel whose limits count, or null for none
   * @throws TandemException {@code not_found} also for an unknown channel
   */
  Written preview(Actor actor, String board, String language, @Nullable String channel) {
    boards.get(actor.projectId(), board);
    return writer.write(
        actor.project(),
        board,
        DigestWords.of(language),
        channel == null || channel.isBlank()
            ? DigestWriter.ANY_LENGTH
            : ways.channels().get(actor.projectId(), channel).kind().longestText());
  }

  /**
   * Sends it now, marked as a test.
   *
   * @throws TandemException {@code not_found}; {@code invalid_request} without a channel or with
   *     one that is off
   */
  @Transactional
  public List<Delivery> test(Actor actor, String board, DigestDraft draft) {
    boards.get(actor.projectId(), board);
    if (draft.channels().isEmpty()) {
      throw invalid("choose a channel");
    }
    String reference = "digest-test:" + UUID.randomUUID();
    List<Delivery> sent = new ArrayList<>();
    for (String channel : draft.channels().stream().distinct().toList()) {
      checkUsable(actor, channel);
      UUID id =
          ways.deliveries()
              .enqueue(
                  actor.project(),
                  channel,
                  reference,
                  writer.message(actor.project(), board, draft.language(), channel).asTest());
      sent.add(ways.deliveries().get(actor.projectId(), id));
    }
    ways.audit().record(actor, "digest.test", board, null, null);
    return sent;
  }

  private void checkUsable(Actor actor, String channel) {
    if (!ways.channels().usable(actor.projectId(), channel)) {
      throw invalid("there is no channel '" + channel + "', or it is switched off");
    }
  }

  private static TandemException invalid(String reason) {
    return new TandemException(CommonError.INVALID_REQUEST, reason);
  }
}
