package io.tandem.flags.live;

import io.tandem.events.Persons;
import io.tandem.flags.live.KnownSubject.Found;
import io.tandem.shared.ProjectId;
import java.time.Clock;
import java.util.Map;
import org.roaringbitmap.RoaringBitmap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import tools.jackson.databind.json.JsonMapper;

/** Makes somebody out of what an app says about them. */
@Component
public class FlagSubjects {

  private static final Logger LOG = LoggerFactory.getLogger(FlagSubjects.class);

  private final Persons persons;
  private final LiveFlags flags;
  private final LiveSegments segments;
  private final JsonMapper json;
  private final Clock clock;

  FlagSubjects(
      Persons persons, LiveFlags flags, LiveSegments segments, JsonMapper json, Clock clock) {
    this.persons = persons;
    this.flags = flags;
    this.segments = segments;
    this.json = json;
    this.clock = clock;
  }

  /** Somebody of a project. */
  public KnownSubject of(ProjectId project, FlagContext context) {
    return of(project, context, clock.millis());
  }

  /**
   * Somebody of a project, as of a time.
   *
   * @param now UTC milliseconds
   */
  public KnownSubject of(ProjectId project, FlagContext context, long now) {
    return subject(
        project, context, now, (segment, person) -> segments.has(project, segment, person));
  }

  /**
   * Somebody of a project, for a flag that is not in use.
   *
   * @param members who is in the segments it looks at, person keys by segment; of any other segment
   *     those that flags in use look at
   */
  public KnownSubject of(
      ProjectId project, FlagContext context, Map<String, RoaringBitmap> members) {
    return subject(
        project,
        context,
        clock.millis(),
        (segment, person) -> {
          RoaringBitmap people = members.get(segment);
          return people == null
              ? segments.has(project, segment, person)
              : people.contains((int) person);
        });
  }

  private KnownSubject subject(
      ProjectId project, FlagContext context, long now, KnownSubject.Membership membership) {
    return new KnownSubject(
        context, now, () -> find(project, context.id()), membership, json::writeValueAsString);
  }

  /** Without the store, flags that need no look-up are answered still. */
  private Found find(ProjectId project, String id) {
    if (!flags.reachable()) {
      return new Found(null, true);
    }
    try {
      return new Found(persons.byDistinctId(project, id).orElse(null), false);
    } catch (DataAccessException | TransactionException unreachable) {
      LOG.warn("Nobody could be looked up for flags: {}", unreachable.getMessage());
      return new Found(null, true);
    }
  }
}
