package io.tandem.flags.registry;

import io.tandem.access.Actor;
import io.tandem.access.AuditTrail;
import io.tandem.flags.FlagError;
import io.tandem.flags.definition.FlagBehaviour;
import io.tandem.flags.definition.FlagLayer;
import io.tandem.flags.definition.FlagSeat;
import io.tandem.flags.definition.FlagSeating;
import io.tandem.flags.definition.SlotRange;
import io.tandem.shared.CommonError;
import io.tandem.shared.Names;
import io.tandem.shared.ProjectId;
import io.tandem.shared.TandemException;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Layers, and which flags are in them. */
@Component
class Layers {

  private static final int MOST = 100;
  private static final double PERCENT_OF_SLOT = 100.0 / FlagLayer.SLOTS;

  private final FlagBoundsStore store;
  private final FlagStore flags;
  private final FlagChanges changes;
  private final AuditTrail audit;
  private final Clock clock;

  Layers(
      FlagBoundsStore store, FlagStore flags, FlagChanges changes, AuditTrail audit, Clock clock) {
    this.store = store;
    this.flags = flags;
    this.changes = changes;
    this.audit = audit;
    this.clock = clock;
  }

  /** By key. */
  List<Layer> list(ProjectId project) {
    List<StoredFlag> all = flags.all(project);
    return store.layers(project).stream().map(layer -> shown(layer, all)).toList();
  }

  /**
   * One.
   *
   * @throws TandemException {@code not_found}
   */
  Layer get(ProjectId project, String key) {
    return shown(find(project, key), flags.all(project));
  }

  /**
   * A new one, empty.
   *
   * @throws TandemException {@code invalid_request}, {@code layer_taken}, {@code too_many_layers}
   */
  @Transactional
  public Layer create(Actor actor, LayerDraft draft) {
    ProjectId project = actor.projectId();
    flags.change(project);
    if (store.layers(project).size() >= MOST) {
      throw new TandemException(FlagError.TOO_MANY_LAYERS, MOST);
    }
    StoredLayer made =
        new StoredLayer(
            new FlagLayer(draft.key(), draft.dealing()),
            draft.names(),
            actor.name(),
            clock.instant().truncatedTo(ChronoUnit.MICROS),
            1);
    if (!store.insert(project, made)) {
      throw new TandemException(FlagError.LAYER_TAKEN, draft.key());
    }
    audit.record(actor, "layer.create", draft.key(), null, made);
    return get(project, draft.key());
  }

  /**
   * Gives it other names.
   *
   * @throws TandemException {@code not_found}, {@code stale_version}
   */
  @Transactional
  public Layer rename(Actor actor, String key, long version, Names names) {
    ProjectId project = actor.projectId();
    flags.change(project);
    StoredLayer before = read(project, key, version);
    store.rename(project, key, names);
    audit.record(actor, "layer.update", key, before.names(), names);
    return get(project, key);
  }

  /**
   * Removes an empty one.
   *
   * @throws TandemException {@code not_found}, {@code stale_version}, {@code layer_in_use}
   */
  @Transactional
  public void delete(Actor actor, String key, long version) {
    ProjectId project = actor.projectId();
    flags.change(project);
    StoredLayer before = read(project, key, version);
    for (StoredFlag flag : flags.all(project)) {
      if (in(flag, key) != null) {
        throw new TandemException(FlagError.LAYER_IN_USE, key, flag.key());
      }
    }
    store.deleteLayer(project, key);
    audit.record(actor, "layer.delete", key, before, null);
  }

  /**
   * Gives a flag a share of a layer, a revision in its history. What it has been given it keeps.
   *
   * @throws TandemException {@code unknown_layer}; {@code layer_full}; {@code flag_on} when it is
   *     on and in another layer; and as {@link FlagChanges#update}
   */
  @Transactional
  public StoredFlag seat(Actor actor, String flag, long version, SeatChange wanted) {
    ProjectId project = actor.projectId();
    flags.change(project);
    return changes.update(actor, flag, version, seating(project, flag, wanted), wanted.note());
  }

  /** What {@link #seat} does to what the flag says. */
  UnaryOperator<FlagContent> seating(ProjectId project, String flag, SeatChange wanted) {
    StoredLayer layer =
        store
            .layer(project, wanted.layer())
            .orElseThrow(() -> new TandemException(FlagError.UNKNOWN_LAYER, wanted.layer()));
    return before -> before.seated(granted(project, flag, before, layer, wanted.share()));
  }

  /**
   * Takes a flag that is off out of its layer; its slots may be given to others.
   *
   * @throws TandemException {@code flag_on}, and as {@link FlagChanges#update}
   */
  @Transactional
  public StoredFlag unseat(Actor actor, String flag, long version) {
    return changes.update(
        actor,
        flag,
        version,
        before -> {
          if (before.seat() != null) {
            checkOff(flag, before);
          }
          return before.seated(null);
        },
        null);
  }

  private FlagSeat granted(
      ProjectId project, String flag, FlagContent before, StoredLayer layer, double share) {
    String key = layer.layer().key();
    FlagSeat now = before.seat();
    if (now != null && !now.layer().equals(key)) {
      checkOff(flag, before);
      now = null;
    }
    List<SlotRange> others =
        flags.all(project).stream()
            .filter(other -> !other.key().equals(flag))
            .flatMap(other -> Optional.ofNullable(in(other, key)).stream())
            .flatMap(seat -> seat.ranges().stream())
            .toList();
    return FlagSeating.grant(key, now, share, others)
        .orElseThrow(() ->
            new TandemException(FlagError.LAYER_FULL, key, percent(room(others)), percent(share)));
  }

  private static void checkOff(String flag, FlagContent content) {
    for (Map.Entry<String, FlagBehaviour> setting : content.environments().entrySet()) {
      if (setting.getValue().enabled()) {
        throw new TandemException(FlagError.FLAG_ON, flag, setting.getKey());
      }
    }
  }

  private static @Nullable FlagSeat in(StoredFlag flag, String layer) {
    FlagSeat seat = flag.content().seat();
    return seat != null && seat.layer().equals(layer) ? seat : null;
  }

  /** Percent that is not taken. */
  private static double room(List<SlotRange> taken) {
    return FlagSeat.given(FlagSeating.free(taken)) * PERCENT_OF_SLOT;
  }

  private static String percent(double share) {
    return BigDecimal.valueOf(Math.rint(share * 100) / 100).stripTrailingZeros().toPlainString();
  }

  private static Layer shown(StoredLayer layer, List<StoredFlag> all) {
    String key = layer.layer().key();
    List<Layer.Seated> seated =
        all.stream()
            .filter(flag -> in(flag, key) != null)
            .map(flag -> seated(flag, Objects.requireNonNull(in(flag, key))))
            .sorted(Comparator.comparingInt(Layers::first))
            .toList();
    List<SlotRange> taken = seated.stream().flatMap(flag -> flag.ranges().stream()).toList();
    return new Layer(
        key,
        layer.names(),
        layer.layer().dealing(),
        seated,
        Math.rint(room(taken) * 100) / 100,
        layer.createdBy(),
        layer.createdAt(),
        layer.version());
  }

  private static Layer.Seated seated(StoredFlag flag, FlagSeat seat) {
    return new Layer.Seated(
        flag.key(), flag.content().names(), seat.share(), seat.ranges(), seat.used());
  }

  private static int first(Layer.Seated flag) {
    return flag.ranges().isEmpty() ? FlagLayer.SLOTS : flag.ranges().getFirst().from();
  }

  private StoredLayer find(ProjectId project, String key) {
    return store.layer(project, key).orElseThrow(() -> new TandemException(CommonError.NOT_FOUND));
  }

  private StoredLayer read(ProjectId project, String key, long version) {
    StoredLayer layer = find(project, key);
    if (layer.version() != version) {
      throw new TandemException(CommonError.STALE_VERSION);
    }
    return layer;
  }
}
