package io.tandem.audiences.registry;

import io.tandem.access.Actor;
import io.tandem.access.Project;
import io.tandem.audiences.Segment;
import io.tandem.audiences.SegmentError;
import io.tandem.audiences.live.SegmentUpkeep;
import io.tandem.audiences.registry.StoredSegment.Revision;
import io.tandem.audiences.rules.Rule;
import io.tandem.audiences.rules.RuleReader;
import io.tandem.audiences.rules.Rules;
import io.tandem.events.PersonSummary;
import io.tandem.events.Persons;
import io.tandem.shared.CommonError;
import io.tandem.shared.ProjectId;
import io.tandem.shared.TandemException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.roaringbitmap.PeekableIntIterator;
import org.roaringbitmap.RoaringBitmap;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** The people of segments: who they are, who they would be, and ids for lists. */
@Component
class SegmentMembers {

  private static final int SAMPLES = 10;
  private static final int MOST_EXAMPLES = 10;

  private final SegmentViews views;
  private final SegmentChanges changes;
  private final SegmentUpkeep upkeep;
  private final Outside outside;

  SegmentMembers(
      SegmentViews views, SegmentChanges changes, SegmentUpkeep upkeep, Outside outside) {
    this.views = views;
    this.changes = changes;
    this.upkeep = upkeep;
    this.outside = outside;
  }

  /** What others do for it. */
  @Component
  record Outside(Persons persons, Stays stays, JsonMapper json) {}

  /**
   * People of a segment.
   *
   * @param total how many there are on all pages
   * @param next opaque cursor of the following page, or null at the end
   */
  record SegmentPeople(long total, List<PersonSummary> items, @Nullable String next) {}

  /** Those in it now, by key. */
  SegmentPeople people(Actor actor, String key, @Nullable String cursor, int limit) {
    StoredSegment segment = views.find(actor.projectId(), key);
    RoaringBitmap members = upkeep.members(actor.projectId(), segment.id());
    if (members == null) {
      throw new TandemException(SegmentError.SEGMENT_BUILDING, key);
    }
    return page(actor.projectId(), members, cursor, limit);
  }

  /** Those who came or went on a local day. */
  SegmentPeople moved(Actor actor, String key, LocalDate day, boolean entered, MemberRequest page) {
    Project project = actor.project();
    StoredSegment segment = views.find(project.id(), key);
    RoaringBitmap people = new RoaringBitmap();
    outside
        .stays
        .moved(
            new Stays.Moved(
                project.id(),
                segment.id(),
                entered,
                day.atStartOfDay(project.zone()).toInstant(),
                day.plusDays(1).atStartOfDay(project.zone()).toInstant()))
        .forEach(person -> people.add(person.intValue()));
    return page(project.id(), people, page.cursor(), page.size());
  }

  private SegmentPeople page(
      ProjectId project, RoaringBitmap people, @Nullable String cursor, int limit) {
    PeekableIntIterator rest = people.getIntIterator();
    if (cursor != null) {
      rest.advanceIfNeeded(behind(cursor));
    }
    List<Long> keys = new ArrayList<>();
    while (rest.hasNext() && keys.size() < limit) {
      keys.add(Integer.toUnsignedLong(rest.next()));
    }
    String next = rest.hasNext() ? Integer.toUnsignedString(rest.next()) : null;
    return new SegmentPeople(
        people.getLongCardinality(), outside.persons.summaries(project, keys), next);
  }

  private static int behind(String cursor) {
    try {
      return Integer.parseUnsignedInt(cursor);
    } catch (NumberFormatException foreign) {
      throw new TandemException(CommonError.INVALID_REQUEST, "the cursor is not one given out");
    }
  }

  /**
   * What a rule would hold.
   *
   * @param size people who are in it
   * @param everybody people there are
   * @param samples ten of its people, spread over all of them
   */
  record SegmentPreview(long size, long everybody, List<PersonSummary> samples, long elapsedMs) {}

  /** Works a rule out without keeping it. */
  SegmentPreview preview(Actor actor, Map<String, Object> written) {
    long started = System.nanoTime();
    Rule rule = rule(written);
    ProjectId project = actor.projectId();
    Rules.segments(rule).forEach(key -> known(project, key));
    SegmentUpkeep.Held held =
        upkeep.hold(
            actor.project(),
            rule,
            views.today(actor.project()),
            key -> upkeep.members(project, known(project, key).id()));
    return new SegmentPreview(
        held.people().getLongCardinality(),
        held.everybody().getLongCardinality(),
        outside.persons.summaries(project, samples(held.people())),
        (System.nanoTime() - started) / 1_000_000);
  }

  private StoredSegment known(ProjectId project, String key) {
    StoredSegment found = views.findOrNull(project, key);
    if (found == null || found.archived()) {
      throw new TandemException(SegmentError.UNKNOWN_SEGMENT, key);
    }
    return found;
  }

  private static List<Long> samples(RoaringBitmap people) {
    long size = people.getLongCardinality();
    List<Long> samples = new ArrayList<>();
    for (int i = 0; i < Math.min(SAMPLES, size); i++) {
      samples.add(
          Integer.toUnsignedLong(people.select((int) (i * size / Math.min(SAMPLES, size)))));
    }
    return samples;
  }

  /** Reads a rule. */
  Rule rule(Map<String, Object> written) {
    return RuleReader.read(outside.json, outside.json.valueToTree(written));
  }

  /**
   * People by ids.
   *
   * @param unknown ids that are nobody's
   * @param examples the first few of them
   */
  record Known(RoaringBitmap people, int unknown, List<String> examples) {}

  /** Looks ids up; blanks are skipped, repeated ones count once. */
  Known known(ProjectId project, List<String> ids) {
    List<String> asked =
        ids.stream().map(String::strip).filter(id -> !id.isEmpty()).distinct().toList();
    Map<String, Long> found = outside.persons.keys(project, asked);
    RoaringBitmap people = new RoaringBitmap();
    found.values().forEach(person -> people.add(person.intValue()));
    List<String> unknown = asked.stream().filter(id -> !found.containsKey(id)).toList();
    return new Known(people, unknown.size(), unknown.stream().limit(MOST_EXAMPLES).toList());
  }

  /**
   * A list after ids were given.
   *
   * @param known people the ids belong to
   * @param unknown ids that are nobody's
   * @param unknownExamples the first few of them
   */
  record SegmentListing(Segment segment, long known, int unknown, List<String> unknownExamples) {}

  /** Adds people to a list, takes them off it, or makes them the whole list. */
  SegmentListing list(Actor actor, String key, long version, IdsRequest request) {
    if (!views.find(actor.projectId(), key).isList()) {
      throw new TandemException(SegmentError.NOT_A_LIST, key);
    }
    Known known = known(actor.projectId(), request.ids());
    Segment after =
        changes.update(actor, key, version, before -> listed(before, known, request.mode()));
    return new SegmentListing(
        after, known.people.getLongCardinality(), known.unknown, known.examples);
  }

  private static Revision listed(Revision before, Known known, IdsRequest.Mode mode) {
    RoaringBitmap people = before.people() == null ? new RoaringBitmap() : before.people();
    RoaringBitmap next =
        switch (mode) {
          case ADD -> RoaringBitmap.or(people, known.people);
          case REMOVE -> RoaringBitmap.andNot(people, known.people);
          case REPLACE -> known.people;
        };
    return new Revision(
        before.number(),
        before.names(),
        before.rule(),
        next,
        mode == IdsRequest.Mode.REMOVE ? before.unknown() : known.unknown,
        before.changedBy(),
        before.changedAt());
  }
}
