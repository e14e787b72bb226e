package io.tandem.catalog;

import io.tandem.shared.EventSelector;
import java.util.List;

/**
 * What a project's words mean, counted by every rate.
 *
 * @param active events that make a person active; an empty list stands for every deliberate event:
 *     each whose name does not begin with {@code $}, and {@code $pageview}, {@code $screen} and
 *     {@code $autocapture}, which clients send for what people do
 * @param payment events that make a person a payer
 * @param complaints events that make a person a complainant
 * @param signUps events with which a person begins; cohorts of new people start from them
 * @param enrolments events that put a person on a course
 * @param completions events that say a person finished a course
 * @param completionDays so many days after the day of enrolment a completion still counts, 1 to 90
 * @param version revision 口径 of these words, for {@code If-Match}; starts at 1
 */
public record Definition(
    List<EventSelector> active,
    List<EventSelector> payment,
    List<EventSelector> complaints,
    List<EventSelector> signUps,
    List<EventSelector> enrolments,
    List<EventSelector> completions,
    int completionDays,
    long version) {

  /** Events whose name begins with a dollar sign and that people do nevertheless. */
  public static final List<String> DELIBERATE_SYSTEM_EVENTS =
      List.of("$pageview", "$screen", "$autocapture");

  /** What a project begins with. */
  static final Definition DEFAULT =
      new Definition(
          List.of(),
          List.of(EventSelector.of("purchase"), EventSelector.of("order_completed")),
          List.of(EventSelector.of("complaint")),
          List.of(EventSelector.of("sign_up")),
          List.of(EventSelector.of("course_enrolled")),
          List.of(EventSelector.of("course_completed")),
          14,
          1);
}
