package io.tandem.messaging;

import io.tandem.access.Actor;
import io.tandem.access.AuditTrail;
import io.tandem.messaging.ChannelStore.Row;
import io.tandem.messaging.format.Target;
import io.tandem.shared.CommonError;
import io.tandem.shared.ProjectId;
import io.tandem.shared.Sentence;
import io.tandem.shared.TandemException;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The channels of each project. */
@Component
public class Channels {

  private static final Pattern KEY = Pattern.compile("[a-z0-9][a-z0-9_-]{0,62}");
  private static final Sentence NO_KEY =
      new Sentence(
          "本服务没有加密该渠道所用的密钥；请恢复 secret-key 文件或 TANDEM_SECRET_KEY，或重新填写地址与密钥",
          "This server lacks the key that seals this channel; restore the file secret-key or"
              + " TANDEM_SECRET_KEY, or enter address and secret again");

  private final ChannelStore store;
  private final SealedTargets sealed;
  private final Targets targets;
  private final Deliveries deliveries;
  private final AuditTrail audit;
  private final Clock clock;

  Channels(Parts parts, Deliveries deliveries, AuditTrail audit, Clock clock) {
    this.store = parts.store();
    this.sealed = parts.sealed();
    this.targets = parts.targets();
    this.deliveries = deliveries;
    this.audit = audit;
    this.clock = clock;
  }

  /** What a channel is stored with. */
  @Component
  record Parts(ChannelStore store, SealedTargets sealed, Targets targets) {}

  /** All, by key. */
  public List<Channel> all(ProjectId project) {
    return store.list(project).stream().map(this::shown).toList();
  }

  /**
   * One.
   *
   * @throws TandemException {@code not_found}
   */
  public Channel get(ProjectId project, String key) {
    return shown(
        store.find(project, key).orElseThrow(() -> new TandemException(CommonError.NOT_FOUND)));
  }

  /** True when there is a channel of that key that is on. */
  public boolean usable(ProjectId project, String key) {
    return store.enabled(project, key).isPresent();
  }

  /**
   * A new channel.
   *
   * @throws TandemException {@code invalid_request}, {@code address_closed}, {@code channel_taken}
   */
  @Transactional
  Channel create(Actor actor, ChannelDraft draft) {
    String key = draft.key();
    if (key == null || !KEY.matcher(key).matches()) {
      throw new TandemException(
          CommonError.INVALID_REQUEST,
          "a key has 1 to 63 lower-case letters, digits, dashes and underscores");
    }
    Target target =
        new Target(targets.address(draft.url()), targets.secret(draft.kind(), draft.secret()));
    Channel channel = channel(key, draft, target, 1);
    String place = SealedTargets.place(actor.projectId(), key);
    if (!store.insert(actor.projectId(), channel, sealed.seal(target, place), clock.instant())) {
      throw new TandemException(MessagingError.CHANNEL_TAKEN, key);
    }
    audit.record(actor, "channel.create", key, null, channel);
    return channel;
  }

  /**
   * Replaces what was said about a channel; address and secret stay when left out.
   *
   * @throws TandemException as {@link #create}; {@code not_found}, {@code stale_version}
   */
  @Transactional
  Channel update(Actor actor, String key, long version, ChannelDraft draft) {
    Row before = lock(actor, key, version);
    if (draft.kind() != before.channel().kind()) {
      throw new TandemException(
          CommonError.INVALID_REQUEST, "a channel keeps its kind; create another");
    }
    String place = SealedTargets.place(actor.projectId(), key);
    Target target = replaced(before, place, draft);
    Channel after = channel(key, draft, target, version + 1);
    store.update(before.id(), after, sealed.seal(target, place));
    audit.record(actor, "channel.update", key, before.channel(), after);
    return after;
  }

  /**
   * Removes a channel and its secrets; what waits in it fails.
   *
   * @throws TandemException {@code not_found}, {@code stale_version}
   */
  @Transactional
  Channel delete(Actor actor, String key, long version) {
    Row before = lock(actor, key, version);
    store.delete(before.id());
    audit.record(actor, "channel.delete", key, before.channel(), null);
    return before.channel();
  }

  /**
   * Sends a message that says where it comes from.
   *
   * @throws TandemException {@code not_found}, {@code unknown_channel}
   */
  @Transactional
  Delivery test(Actor actor, String key) {
    get(actor.projectId(), key);
    Sentence title = new Sentence("测试消息", "Test message");
    Sentence text =
        new Sentence(
            "来自 Tandem 项目 %s，由 %s 发出。收到即表示渠道可用。".formatted(actor.project().name(), actor.name()),
            "From the Tandem project %s, sent by %s. If you read this, the channel works."
                .formatted(actor.project().name(), actor.name()));
    UUID id =
        deliveries.enqueue(
            actor.project(),
            key,
            "test:" + UUID.randomUUID(),
            new Message(title, text, "settings/channels"));
    audit.record(actor, "channel.test", key, null, null);
    return deliveries.get(actor.projectId(), id);
  }

  private Target replaced(Row before, String place, ChannelDraft draft) {
    boolean both = draft.url() != null && draft.secret() != null;
    if (!both && !sealed.opens(before.sealed())) {
      throw new TandemException(
          CommonError.INVALID_REQUEST, "enter 'url' and 'secret' again, this server lacks the key");
    }
    Target old = both ? null : sealed.open(before.sealed(), place);
    URI url =
        draft.url() == null ? Objects.requireNonNull(old).url() : targets.address(draft.url());
    String secret = draft.secret() == null ? Objects.requireNonNull(old).secret() : draft.secret();
    return new Target(url, targets.secret(draft.kind(), secret));
  }

  private Row lock(Actor actor, String key, long version) {
    Row row =
        store
            .lock(actor.projectId(), key)
            .orElseThrow(() -> new TandemException(CommonError.NOT_FOUND));
    if (row.channel().version() != version) {
      throw new TandemException(CommonError.STALE_VERSION);
    }
    return row;
  }

  private static Channel channel(String key, ChannelDraft draft, Target target, long version) {
    return new Channel(
        key,
        draft.names(),
        draft.kind(),
        Targets.shown(target),
        target.secret() != null,
        !Boolean.FALSE.equals(draft.enabled()),
        null,
        version);
  }

  private Channel shown(Row row) {
    Channel channel = row.channel();
    if (sealed.opens(row.sealed())) {
      return channel;
    }
    return new Channel(
        channel.key(),
        channel.names(),
        channel.kind(),
        channel.address(),
        channel.signed(),
        channel.enabled(),
        NO_KEY,
        channel.version());
  }
}
