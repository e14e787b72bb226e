package io.tandem.audiences.registry;

import io.tandem.access.Actor;
import io.tandem.access.Project;
import io.tandem.audiences.Segment;
import io.tandem.audiences.SegmentUse.SegmentUsage;
import io.tandem.audiences.registry.OutcomeStore.Day;
import io.tandem.events.Person;
import io.tandem.events.Persons;
import io.tandem.shared.CommonError;
import io.tandem.shared.LocalDates;
import io.tandem.shared.Names;
import io.tandem.shared.Page;
import io.tandem.shared.ProjectId;
import io.tandem.shared.TandemException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Segments as pages show them. */
@Component
class SegmentViews {

  private static final int TREND_DAYS = 28;
  private static final int LONGEST_PAGE = 200;

  private final SegmentStore store;
  private final OutcomeStore outcomes;
  private final References references;
  private final Clock clock;
  private final Stays stays;
  private final Persons persons;

  SegmentViews(SegmentStore store, OutcomeStore outcomes, References references, People people) {
    this.store = store;
    this.outcomes = outcomes;
    this.references = references;
    this.clock = people.clock;
    this.stays = people.stays;
    this.persons = people.persons;
  }

  /** What tells about people. */
  @Component
  record People(Stays stays, Persons persons, Clock clock) {}

  /**
   * A segment in the list.
   *
   * @param trend its size at the end of each of the last 28 local days, today last
   * @param usedBy what refers to it
   */
  record SegmentRow(Segment segment, List<@Nullable Long> trend, List<SegmentUsage> usedBy) {}

  /**
   * A local day of a segment.
   *
   * @param size at its end; null before it was first worked out
   * @param entered people who came on it; whom the first look found did not
   * @param left people who went on it
   */
  record SegmentDay(LocalDate day, @Nullable Long size, long entered, long left) {}

  /**
   * A time a person was in a segment.
   *
   * @param entered null for always, as far as is known
   * @param left null while the person is in it
   */
  record SegmentStay(
      String segment, Names names, @Nullable Instant entered, @Nullable Instant left) {}

  /** A page by key. */
  Page<SegmentRow> list(Project project, @Nullable String cursor, int limit, boolean archived) {
    String after = cursor == null ? "" : decoded(cursor);
    int length = Math.clamp(limit, 1, LONGEST_PAGE);
    List<StoredSegment> rest =
        store.list(project.id(), archived).stream()
            .filter(segment -> segment.key().compareTo(after) > 0)
            .toList();
    List<StoredSegment> page = rest.subList(0, Math.min(length, rest.size()));
    LocalDate today = today(project);
    LocalDate from = today.minusDays(TREND_DAYS - 1L);
    Map<Long, List<Day>> days =
        outcomes.days(page.stream().map(StoredSegment::id).toList(), from, today);
    List<SegmentRow> rows = new ArrayList<>();
    for (StoredSegment segment : page) {
      List<SegmentDay> trend = filled(days.getOrDefault(segment.id(), List.of()), from, today);
      rows.add(
          new SegmentRow(
              segment.shown(),
              trend.stream().map(SegmentDay::size).collect(Collectors.toCollection(ArrayList::new)),
              references.of(project.id(), segment.key())));
    }
    return new Page<>(rows, rest.size() > length ? encoded(page.getLast().key()) : null);
  }

  /** One segment with what refers to it. */
  SegmentRow get(Project project, String key) {
    StoredSegment segment = find(project.id(), key);
    LocalDate today = today(project);
    List<SegmentDay> trend = history(project, key, today.minusDays(TREND_DAYS - 1L), today);
    return new SegmentRow(
        segment.shown(),
        trend.stream().map(SegmentDay::size).collect(Collectors.toCollection(ArrayList::new)),
        references.of(project.id(), key));
  }

  /** Every day of a range. */
  List<SegmentDay> history(Project project, String key, LocalDate from, LocalDate to) {
    LocalDates range = new LocalDates(from, to, project.zone());
    StoredSegment segment = find(project.id(), key);
    LocalDate last = range.to().isAfter(today(project)) ? today(project) : range.to();
    List<Day> days =
        outcomes.days(List.of(segment.id()), from, last).getOrDefault(segment.id(), List.of());
    return filled(days, from, last);
  }

  /** When a person was in which segments, the newest first. */
  List<SegmentStay> of(Actor actor, String person) {
    long key;
    try {
      key = Integer.toUnsignedLong(Integer.parseUnsignedInt(person));
    } catch (NumberFormatException malformed) {
      throw new TandemException(CommonError.NOT_FOUND);
    }
    Person found =
        persons
            .find(actor.projectId(), key)
            .orElseThrow(() -> new TandemException(CommonError.NOT_FOUND));
    Map<Long, StoredSegment> segments =
        store.list(actor.projectId(), true).stream()
            .collect(Collectors.toMap(StoredSegment::id, Function.identity()));
    List<SegmentStay> all = new ArrayList<>();
    for (Stays.Stay stay : stays.of(actor.projectId(), found.key())) {
      StoredSegment segment = segments.get(stay.segment());
      if (segment != null) {
        all.add(
            new SegmentStay(segment.key(), segment.newest().names(), stay.entered(), stay.left()));
      }
    }
    return all;
  }

  StoredSegment find(ProjectId project, String key) {
    return store.find(project, key).orElseThrow(() -> new TandemException(CommonError.NOT_FOUND));
  }

  @Nullable StoredSegment findOrNull(ProjectId project, String key) {
    return store.find(project, key).orElse(null);
  }

  LocalDate today(Project project) {
    return LocalDate.ofInstant(clock.instant(), project.zone());
  }

  /** Days without a change are as the one before. */
  private static List<SegmentDay> filled(List<Day> known, LocalDate from, LocalDate to) {
    List<SegmentDay> days = new ArrayList<>();
    Iterator<Day> rest = known.iterator();
    Day next = rest.hasNext() ? rest.next() : null;
    Long size = null;
    for (LocalDate day = from; !day.isAfter(to); day = day.plusDays(1)) {
      long entered = 0;
      long left = 0;
      while (next != null && !next.day().isAfter(day)) {
        size = next.size();
        entered = next.day().equals(day) ? next.entered() : 0;
        left = next.day().equals(day) ? next.left() : 0;
        next = rest.hasNext() ? rest.next() : null;
      }
      days.add(new SegmentDay(day, size, entered, left));
    }
    return days;
  }

  private static String encoded(String key) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(key.getBytes(StandardCharsets.UTF_8));
  }

  private static String decoded(String cursor) {
    try {
      return new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException foreign) {
      throw new TandemException(CommonError.INVALID_REQUEST, "the cursor is not one given out");
    }
  }
}
