package io.tandem.audiences.live;

import io.tandem.access.Project;
import io.tandem.audiences.live.Outcomes.Definition;
import io.tandem.audiences.live.Reading.Wanted;
import io.tandem.audiences.rules.Rule;
import io.tandem.audiences.rules.Rule.Leaf;
import io.tandem.shared.ProjectId;
import io.tandem.warehouse.Event;
import io.tandem.warehouse.StreamPosition;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.roaringbitmap.RoaringBitmap;

/**
 * Keeps the segments of one project. All it holds is derived: a segment's states are read from the
 * store once, as of a place in the stream, and from there on follow the stream, merges and changes
 * of people; only whom something happened to, and those whose period ends with a local day, are
 * looked at again. Whatever fails is read anew.
 */
final class ProjectUpkeep {

  private static final long RANK_NANOS = 2_000_000_000L;

  private final Sources sources;
  private final ProjectId project;
  private final Map<Long, LiveSegment> segments = new LinkedHashMap<>();
  private final Settlement settlement;
  private final Guard guard;
  private final PeopleNews peopleNews;
  private People people = new People();
  private @Nullable Map<Long, RoaringBitmap> stored;
  private @Nullable StreamPosition position;
  private long version;
  private ZoneId zone = java.time.ZoneOffset.UTC;
  private LocalDate today = LocalDate.EPOCH;

  ProjectUpkeep(Sources sources, ProjectId project) {
    this.sources = sources;
    this.project = project;
    this.guard = new Guard(sources, project);
    this.peopleNews = new PeopleNews(sources, project, guard);
    this.settlement = new Settlement(sources, project, segments);
  }

  /** Brings everything up to an instant. */
  synchronized void round(Project known, List<Definition> definitions, Instant now) {
    LocalDate day = LocalDate.ofInstant(now, known.zone());
    if (position == null || !known.zone().equals(zone) || day.isBefore(today)) {
      begin(known.zone(), day);
    }
    adopt(definitions);
    if (day.isAfter(today)) {
      turn(day);
    }
    long visible = sources.changes().visible(project);
    List<Integer> news = new ArrayList<>();
    if (visible > version) {
      news.addAll(peopleNews.merges(version, people, segments.values()));
      peopleNews.changes(version, people, segments.values());
      version = visible;
    }
    follow(news);
    segments
        .values()
        .forEach(segment -> {
          build(segment);
          if (segment.stale && System.nanoTime() - segment.ranked > RANK_NANOS) {
            rank(segment);
          }
          news.forEach(segment.touched::add);
        });
    settle(now);
  }

  private void begin(ZoneId in, LocalDate day) {
    position = null; // should a store fail below, the next round begins again
    zone = in;
    today = day;
    people = new People();
    // before the merges: one that comes in between is read twice rather than never
    version = sources.changes().visible(project);
    peopleNews.merges(0, people, List.of());
    position =
        sources.reading().people(new Reading.Whole(project, zone, today), people.everybody());
    if (stored == null) {
      stored = sources.reading().members(project);
    }
    segments.values().forEach(segment -> segment.reset(zone, today));
  }

  private void adopt(List<Definition> definitions) {
    Map<Long, LiveSegment> before = new LinkedHashMap<>(segments);
    segments.clear();
    for (Definition definition : definitions) {
      LiveSegment known = before.get(definition.id());
      if (known != null && known.definition.revision() == definition.revision()) {
        segments.put(definition.id(), known);
        continue;
      }
      RoaringBitmap members = known == null ? storedMembers(definition.id()) : known.members;
      LiveSegment fresh = new LiveSegment(definition, members);
      fresh.reset(zone, today);
      segments.put(definition.id(), fresh);
    }
    before.forEach((id, gone) -> {
      if (!segments.containsKey(id) && stored != null) {
        stored.put(id, gone.members); // archived: comes back with these
      }
    });
  }

  private RoaringBitmap storedMembers(long id) {
    RoaringBitmap members = stored == null ? null : stored.remove(id);
    return members == null ? new RoaringBitmap() : members;
  }

  /** What another day changes happened at its beginning. */
  private void turn(LocalDate day) {
    LocalDate before = today;
    today = day;
    for (LiveSegment segment : segments.values()) {
      segment.states.values().forEach(state -> segment.touched.or(state.turn(before, day)));
      rank(segment);
    }
    settle(day.atStartOfDay(zone).toInstant());
  }

  private void follow(List<Integer> news) {
    sources
        .reading()
        .advance(
            position,
            project,
            (events, end) -> {
              events.forEach(event -> meet(event, news));
              position = end;
            });
    long closed = today.atStartOfDay(zone).toInstant().toEpochMilli();
    Arriving arriving = new Arriving(sources.reading(), project, people, guard);
    together()
        .forEach((from, some) ->
            sources
                .reading()
                .advance(
                    from,
                    project,
                    (events, end) -> {
                      List<LiveSegment> built = some.stream().filter(LiveSegment::built).toList();
                      // before the events: what fails half-way is built anew, never taken in twice
                      built.forEach(segment -> segment.position = end);
                      arriving.take(built, events, closed);
                    }));
  }

  private void meet(Event event, List<Integer> news) {
    int person = people.survivor(event.person());
    if (people.met(person)) {
      news.add(person);
    }
  }

  /** Segments that are equally far read the stream together. */
  private Map<StreamPosition, List<LiveSegment>> together() {
    Map<StreamPosition, List<LiveSegment>> together = new LinkedHashMap<>();
    for (LiveSegment segment : segments.values()) {
      if (segment.position != null) {
        together.computeIfAbsent(segment.position, _ -> new ArrayList<>()).add(segment);
      }
    }
    return together;
  }

  private void build(LiveSegment segment) {
    if (segment.built() || System.nanoTime() - segment.retryAt < 0 || !settlement.ready(segment)) {
      return;
    }
    guard.attempt(
        segment,
        () -> {
          segment.reset(zone, today);
          StreamPosition at = sources.reading().fill(guard.wanted(segment), people);
          settlement.link(segment, people);
          segment.position = at;
        });
  }

  /** Ranks are read anew when something changed in the closed days they look at. */
  private void rank(LiveSegment segment) {
    if (!segment.built()) {
      return;
    }
    segment.stale = false;
    segment.ranked = System.nanoTime();
    for (Leaf leaf : segment.states.keySet()) {
      if (leaf instanceof Rule.Value && segment.states.get(leaf) instanceof State.Known ranks) {
        guard.attempt(
            segment,
            () -> {
              State.Known fresh = new State.Known();
              Buckets of = new Buckets(Leaves.period(leaf), zone, today);
              Wanted wanted = new Wanted(project, Map.of(leaf, fresh), Map.of(leaf, of));
              sources.reading().fill(wanted, people);
              segment.touched.or(ranks.replace(fresh.atLeast(1, today)));
            });
      }
    }
  }

  private void settle(Instant at) {
    settlement.settle(people.everybody(), today, at);
  }

  /** True when there are segments. */
  synchronized boolean holds() {
    return !segments.isEmpty();
  }

  /** True when another round has something to do though nothing new came in. */
  synchronized boolean pending() {
    return segments.values().stream()
        .anyMatch(segment ->
            segment.stale
                || (segment.built()
                    ? segment.unsettled
                    : System.nanoTime() - segment.retryAt >= 0));
  }

  /** Whoever is erased is in no segment and never was. */
  synchronized void erase(List<Long> keys) {
    for (long key : keys) {
      int person = (int) key;
      people.forget(person);
      segments
          .values()
          .forEach(segment -> {
            segment.states.values().forEach(state -> state.remove(person));
            segment.members.remove(person);
            segment.unsettled = true;
          });
      if (stored != null) {
        stored.values().forEach(members -> members.remove(person));
      }
      sources.memberships().forget(project, key);
    }
  }

  /** Who is in a segment; null while it was never built. */
  synchronized @Nullable RoaringBitmap members(long id) {
    LiveSegment segment = segments.get(id);
    return segment == null || !(segment.known || segment.built())
        ? null
        : people.survivors(segment.members);
  }

  /** Everybody there is; null before the first round. */
  synchronized @Nullable RoaringBitmap everybody() {
    return position == null ? null : people.everybody().clone();
  }
}
