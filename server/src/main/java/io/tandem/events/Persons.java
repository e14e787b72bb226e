package io.tandem.events;

import io.tandem.shared.Page;
import io.tandem.shared.ProjectId;
import io.tandem.shared.TandemException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The people of a project. Every key may be one that was merged away; the survivor is answered. */
public interface Persons {

  /** One person; empty when the project has no such key. */
  Optional<Person> find(ProjectId project, long key);

  /** Whose id this is. */
  Optional<Person> byDistinctId(ProjectId project, String distinctId);

  /** Person keys of those ids that belong to somebody. */
  Map<String, Long> keys(ProjectId project, Collection<String> distinctIds);

  /** Several people in the order asked for, each once; unknown keys are left out. */
  List<Person> byKeys(ProjectId project, Collection<Long> keys);

  /** Several people as lists show them, in the order asked for; unknown keys are left out. */
  List<PersonSummary> summaries(ProjectId project, Collection<Long> keys);

  /**
   * People whose distinct id begins with the text, or with the text somewhere in an e-mail, name or
   * any other property; newest first. A blank text finds all.
   *
   * @param cursor where to go on, null at the start
   * @throws TandemException {@code invalid_request} on a cursor that was not given out
   */
  Page<PersonSummary> search(ProjectId project, String text, @Nullable String cursor, int limit);

  /** What the event store knows of people; those without events are absent. */
  Map<Long, PersonActivity> activity(ProjectId project, Collection<Long> keys);
}
