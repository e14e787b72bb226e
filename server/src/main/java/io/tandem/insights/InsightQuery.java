package io.tandem.insights;

/** A question about the event history; its {@code kind} names which one. */
sealed interface InsightQuery permits TrendQuery {

  /** The name of the kind in JSON. */
  String kind();
}
