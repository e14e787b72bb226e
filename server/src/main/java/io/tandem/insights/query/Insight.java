package io.tandem.insights.query;

import io.tandem.access.Project;
import io.tandem.insights.serving.Dependence;
import io.tandem.shared.TandemException;
import java.time.Instant;

/**
 * One kind of question about the event history. Whatever is a bean of this type can be asked for
 * through {@code POST …/query}, as JSON and as CSV, and is in the API document: a new kind is a new
 * sub-package with one of these.
 *
 * @param <Q> the question; a record whose constructor refuses what cannot be answered
 * @param <C> the cell: which number of the answer somebody points at
 * @param <R> the answer, without the head that all answers share
 */
public interface Insight<Q extends InsightQuery, C, R> {

  /** Its name and its types. */
  Kind<Q, C, R> kind();

  /**
   * Answers the question.
   *
   * @throws TandemException {@code unknown_environment}, {@code unknown_segment}; {@code busy} and
   *     {@code query_too_long} of the store
   */
  Finding<R> run(Project project, Q query);

  /**
   * What its answer depends on, so that it can be kept until that changes: on everything, and on
   * the hour, unless a kind knows better ({@link InsightQuery#settled}).
   *
   * @param now the server's time, before anything is read
   */
  default Dependence dependence(Project project, Q query, Instant now) {
    return Dependence.onEverything(now);
  }

  /**
   * The answer for somebody who may not see single people: values of properties that are e-mail
   * addresses or phone numbers are masked. {@link Breakdown#masked} does it for one value.
   */
  default R masked(Q query, R result) {
    return result;
  }

  /** The answer as a table. */
  Csv csv(Q query, R result);

  /**
   * The people behind one number, by key.
   *
   * @throws TandemException {@code invalid_request} when the answer has no such cell
   */
  PeopleKeys people(Project project, Q query, C cell, PeopleSlice slice);
}
