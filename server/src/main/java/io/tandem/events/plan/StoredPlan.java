package io.tandem.events.plan;

import io.tandem.access.Actor;
import io.tandem.access.AuditTrail;
import io.tandem.events.EventStream;
import io.tandem.events.KnownEvent;
import io.tandem.events.KnownProperty;
import io.tandem.events.PlanStatus;
import io.tandem.events.PropertyType;
import io.tandem.events.TrackingPlan;
import io.tandem.events.plan.PlanStore.Blocked;
import io.tandem.events.plan.PlanStore.Note;
import io.tandem.shared.CommonError;
import io.tandem.shared.ProjectId;
import io.tandem.shared.TandemException;
import io.tandem.warehouse.Event;
import io.tandem.warehouse.PromotedProperties;
import io.tandem.warehouse.PromotedProperties.ColumnType;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** The tracking plan in the configuration store, learning as a reader of the stream. */
@Component
class StoredPlan implements TrackingPlan, SmartInitializingSingleton {

  private final PlanStore store;
  private final EventStream stream;
  private final PromotedProperties promoted;
  private final AuditTrail audit;
  private final Map<ProjectId, Names> names = new ConcurrentHashMap<>();
  private volatile Map<ProjectId, Set<String>> blockedEvents = Map.of();
  private volatile Map<ProjectId, Set<String>> blockedProperties = Map.of();

  StoredPlan(PlanStore store, EventStream stream, PromotedProperties promoted, AuditTrail audit) {
    this.store = store;
    this.stream = stream;
    this.promoted = promoted;
    this.audit = audit;
  }

  @Override
  public void afterSingletonsInstantiated() {
    loadBlocked();
    stream.subscribe("tracking-plan", this::learn);
  }

  private void learn(List<Event> events) {
    Learner learner = new Learner(project -> names.computeIfAbsent(project, store::names));
    learner.learn(events).forEach(store::add);
  }

  private void loadBlocked() {
    List<Blocked> blocked = store.blocked();
    blockedEvents = byProject(blocked, true);
    blockedProperties = byProject(blocked, false);
  }

  private static Map<ProjectId, Set<String>> byProject(List<Blocked> blocked, boolean event) {
    return blocked.stream()
        .filter(name -> name.event() == event)
        .collect(
            Collectors.groupingBy(
                Blocked::project, Collectors.mapping(Blocked::name, Collectors.toSet())));
  }

  @Override
  public boolean blocks(ProjectId project, String event) {
    return blockedEvents.getOrDefault(project, Set.of()).contains(event);
  }

  @Override
  public Set<String> blockedProperties(ProjectId project) {
    return blockedProperties.getOrDefault(project, Set.of());
  }

  @Override
  public List<KnownEvent> events(ProjectId project) {
    return store.events(project);
  }

  /** What was not learnt for want of room. */
  PlanOverflow overflow(ProjectId project) {
    return store.overflow(project);
  }

  @Override
  public List<KnownProperty> properties(ProjectId project, @Nullable String event) {
    Set<String> columns =
        promoted.promoted().stream()
            .map(PromotedProperties.Promotion::property)
            .collect(Collectors.toSet());
    return PropertyList.of(store.properties(project), store.propertyNotes(project), columns, event);
  }

  /**
   * Changes what people say about an event.
   *
   * @throws TandemException {@code not_found} when no such event was learnt, {@code stale_version}
   */
  @Transactional
  KnownEvent describeEvent(Actor actor, Note note) {
    KnownEvent before = event(actor.projectId(), note.name());
    if (!store.noteEvent(actor.projectId(), note)) {
      throw new TandemException(CommonError.STALE_VERSION);
    }
    KnownEvent after = event(actor.projectId(), note.name());
    audit.record(
        actor,
        "tracking_plan.event",
        note.name(),
        words(before.description(), before.status()),
        words(after.description(), after.status()));
    reloadAfterCommit();
    return after;
  }

  /**
   * Changes what people say about a property, and gives it a column.
   *
   * @throws TandemException {@code not_found} when no such property was learnt, {@code
   *     invalid_request} when a promotion is to be taken back, {@code stale_version}
   */
  @Transactional
  KnownProperty describeProperty(Actor actor, Note note, boolean promote) {
    KnownProperty before = property(actor.projectId(), note.name());
    if (before.promoted() && !promote) {
      throw new TandemException(
          CommonError.INVALID_REQUEST, "a promotion cannot be taken back; leave promoted true");
    }
    if (before.version() != note.version() || !store.noteProperty(actor.projectId(), note)) {
      throw new TandemException(CommonError.STALE_VERSION);
    }
    if (promote && !before.promoted()) {
      promoted.promote(
          note.name(), before.type() == PropertyType.NUMBER ? ColumnType.NUMBER : ColumnType.TEXT);
    }
    KnownProperty after = property(actor.projectId(), note.name());
    audit.record(actor, "tracking_plan.property", note.name(), before, after);
    reloadAfterCommit();
    return after;
  }

  private void reloadAfterCommit() {
    TransactionSynchronizationManager.registerSynchronization(
        new TransactionSynchronization() {
          @Override
          public void afterCommit() {
            loadBlocked();
          }
        });
  }

  private static Map<String, Object> words(String description, PlanStatus status) {
    return Map.of("description", description, "status", status);
  }

  private KnownEvent event(ProjectId project, String name) {
    return store.events(project).stream()
        .filter(event -> event.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new TandemException(CommonError.NOT_FOUND));
  }

  private KnownProperty property(ProjectId project, String name) {
    return properties(project, null).stream()
        .filter(property -> property.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new TandemException(CommonError.NOT_FOUND));
  }
}
