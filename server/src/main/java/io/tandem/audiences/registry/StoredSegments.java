package io.tandem.audiences.registry;

import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.select;

import io.tandem.access.Actor;
import io.tandem.audiences.Segment;
import io.tandem.audiences.SegmentError;
import io.tandem.audiences.Segments;
import io.tandem.audiences.live.SegmentUpkeep;
import io.tandem.shared.Names;
import io.tandem.shared.ProjectId;
import io.tandem.shared.TandemException;
import io.tandem.warehouse.SegmentTable;
import java.util.List;
import org.jooq.Condition;
import org.jooq.Field;
import org.jspecify.annotations.Nullable;
import org.roaringbitmap.RoaringBitmap;
import org.springframework.stereotype.Component;

/** Segments in PostgreSQL, their people in the event store. */
@Component
class StoredSegments implements Segments {

  private final SegmentStore store;
  private final SegmentChanges changes;
  private final SegmentUpkeep upkeep;

  StoredSegments(SegmentStore store, SegmentChanges changes, SegmentUpkeep upkeep) {
    this.store = store;
    this.changes = changes;
    this.upkeep = upkeep;
  }

  @Override
  public Condition has(ProjectId project, String key, Field<Long> person) {
    return person.in(
        select(SegmentTable.PERSON)
            .from(SegmentTable.MEMBER)
            .where(SegmentTable.PROJECT.eq(inline(project.value())))
            .and(SegmentTable.SEGMENT.eq(inline(id(project, key)))));
  }

  @Override
  public long id(ProjectId project, String key) {
    StoredSegment segment = known(project, key);
    if (segment.state().revision() == null) {
      throw new TandemException(SegmentError.SEGMENT_BUILDING, key);
    }
    return segment.id();
  }

  @Override
  public RoaringBitmap people(ProjectId project, String key) {
    RoaringBitmap members = upkeep.members(project, known(project, key).id());
    if (members == null) {
      throw new TandemException(SegmentError.SEGMENT_BUILDING, key);
    }
    return members;
  }

  private StoredSegment known(ProjectId project, String key) {
    return store
        .find(project, key)
        .filter(segment -> !segment.archived())
        .orElseThrow(() -> new TandemException(SegmentError.UNKNOWN_SEGMENT, key));
  }

  @Override
  public @Nullable Segment find(ProjectId project, String key) {
    return store.find(project, key).map(StoredSegment::shown).orElse(null);
  }

  @Override
  public List<Segment> all(ProjectId project) {
    return store.list(project, false).stream().map(StoredSegment::shown).toList();
  }

  @Override
  public Segment keep(Actor actor, @Nullable String key, Names names, RoaringBitmap people) {
    return changes.create(actor, key, names, new SegmentChanges.Said.People(people, 0));
  }
}
