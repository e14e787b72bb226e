package io.tandem.events.plan;

/**
 * What the tracking plan did not learn because the project has too many names. Such events are
 * stored and counted like all others; only the plan does not list them.
 *
 * @param events arrivals of events whose name is beyond the bound
 * @param properties arrivals of properties beyond the bound, or with a name over 200 characters
 * @param mostEvents event names a project's plan holds
 * @param mostProperties properties it holds, counted per event
 */
record PlanOverflow(long events, long properties, int mostEvents, int mostProperties) {

  static PlanOverflow of(long events, long properties) {
    return new PlanOverflow(events, properties, Names.MOST_EVENTS, Names.MOST_PROPERTIES);
  }
}
