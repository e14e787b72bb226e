package io.tandem.audiences.registry;

import io.tandem.access.Actor;
import io.tandem.access.AuditTrail;
import io.tandem.audiences.Segment;
import io.tandem.audiences.SegmentError;
import io.tandem.audiences.live.SegmentUpkeep;
import io.tandem.audiences.registry.StoredSegment.Revision;
import io.tandem.audiences.rules.Rule;
import io.tandem.shared.CommonError;
import io.tandem.shared.Names;
import io.tandem.shared.ProjectId;
import io.tandem.shared.TandemException;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.roaringbitmap.RoaringBitmap;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Makes and changes segments, each change a revision with its audit row. */
@Component
class SegmentChanges {

  private static final int MOST_SEGMENTS = 200;

  private final SegmentStore store;
  private final References references;
  private final SegmentUpkeep upkeep;
  private final AuditTrail audit;
  private final Clock clock;

  SegmentChanges(
      SegmentStore store,
      References references,
      SegmentUpkeep upkeep,
      AuditTrail audit,
      Clock clock) {
    this.store = store;
    this.upkeep = upkeep;
    this.references = references;
    this.audit = audit;
    this.clock = clock;
  }

  /** What a segment holds: people by a rule, or these. */
  sealed interface Said {
    /** By what they are and did. */
    record ByRule(Rule rule) implements Said {}

    /**
     * These.
     *
     * @param unknown ids that were nobody's
     */
    record People(RoaringBitmap people, int unknown) implements Said {}
  }

  /**
   * A new segment.
   *
   * @throws TandemException {@code invalid_request} on a malformed key, {@code key_taken}, {@code
   *     unknown_segment} in its rule, {@code too_many_segments}
   */
  @Transactional
  public Segment create(Actor actor, @Nullable String key, Names names, Said said) {
    String checked = SegmentKeys.check(key);
    ProjectId project = actor.projectId();
    store.lockReferences(project);
    if (store.list(project, false).size() >= MOST_SEGMENTS) {
      throw new TandemException(SegmentError.TOO_MANY_SEGMENTS, MOST_SEGMENTS);
    }
    Revision first = revision(actor, 1, names, said);
    references.check(project, checked, first.rule());
    String kind = first.people() == null ? StoredSegment.RULE : StoredSegment.LIST;
    long id =
        store
            .insert(project, checked, kind)
            .orElseThrow(() -> new TandemException(SegmentError.KEY_TAKEN, checked));
    store.append(id, first);
    Segment made = get(project, checked).shown();
    audit.record(actor, "segment.create", checked, null, record(made));
    upkeep.touch(project);
    return made;
  }

  /**
   * Says something else of a segment.
   *
   * @param version the version that was read
   * @throws TandemException as {@link #create}, and {@code not_found}, {@code stale_version}
   */
  @Transactional
  public Segment update(Actor actor, String key, long version, UnaryOperator<Revision> change) {
    ProjectId project = actor.projectId();
    store.lockReferences(project);
    StoredSegment before = lock(actor, key, version);
    Revision said = change.apply(before.newest());
    Revision next =
        new Revision(
            before.newest().number() + 1,
            said.names(),
            said.rule(),
            said.people(),
            said.unknown(),
            actor.name(),
            clock.instant().truncatedTo(ChronoUnit.MICROS));
    references.check(project, key, next.rule());
    store.append(before.id(), next);
    store.mark(before.id(), version + 1, before.archived());
    return recorded(actor, "segment.update", before);
  }

  /**
   * Takes a segment out of use.
   *
   * @throws TandemException {@code not_found}, {@code stale_version}, {@code segment_in_use}
   */
  @Transactional
  public Segment archive(Actor actor, String key, long version) {
    store.lockReferences(actor.projectId());
    StoredSegment before = lock(actor, key, version);
    references.checkUnused(actor.projectId(), key);
    store.mark(before.id(), version + 1, true);
    return recorded(actor, "segment.archive", before);
  }

  /**
   * Puts an archived segment in use again.
   *
   * @throws TandemException {@code not_found}, {@code stale_version}, {@code not_archived}, {@code
   *     unknown_segment} when its rule refers to an archived one
   */
  @Transactional
  public Segment restore(Actor actor, String key, long version) {
    store.lockReferences(actor.projectId());
    StoredSegment before = lock(actor, key, version);
    if (!before.archived()) {
      throw new TandemException(SegmentError.NOT_ARCHIVED, key);
    }
    references.check(actor.projectId(), key, before.newest().rule());
    store.mark(before.id(), version + 1, false);
    return recorded(actor, "segment.restore", before);
  }

  private Segment recorded(Actor actor, String action, StoredSegment before) {
    Segment after = get(actor.projectId(), before.key()).shown();
    audit.record(actor, action, before.key(), record(before.shown()), record(after));
    upkeep.touch(actor.projectId());
    return after;
  }

  private Revision revision(Actor actor, long number, Names names, Said said) {
    return switch (said) {
      case Said.ByRule(Rule rule) ->
          new Revision(number, names, rule, null, 0, actor.name(), now());
      case Said.People(RoaringBitmap people, int unknown) ->
          new Revision(number, names, new Rule.Listed(), people, unknown, actor.name(), now());
    };
  }

  private java.time.Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }

  private StoredSegment lock(Actor actor, String key, long version) {
    StoredSegment segment =
        store.lock(actor.projectId(), key).orElseThrow(SegmentChanges::notFound);
    if (segment.version() != version) {
      throw new TandemException(CommonError.STALE_VERSION);
    }
    return segment;
  }

  private StoredSegment get(ProjectId project, String key) {
    return store.find(project, key).orElseThrow(SegmentChanges::notFound);
  }

  private static TandemException notFound() {
    return new TandemException(CommonError.NOT_FOUND);
  }

  /** What people said, without what upkeep found out. */
  private static Map<String, Object> record(Segment segment) {
    Map<String, Object> said = new LinkedHashMap<>();
    said.put("names", segment.names());
    said.put("kind", segment.kind());
    said.put("rule", segment.rule());
    said.put("revision", segment.revision());
    said.put("archived", segment.archived());
    return said;
  }
}
