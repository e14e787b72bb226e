package io.tandem.insights.query;

import io.tandem.access.Project;
import io.tandem.shared.Sentence;
import org.jspecify.annotations.Nullable;

/**
 * One way to compute the answers of a kind. A kind declares its own sub-interface, has one engine
 * that can answer everything ({@code sql}, {@code @Order(Engine.LAST)}) and lets {@link Planner}
 * choose; a faster one is a further bean of that sub-interface with a lower {@code @Order}. All
 * engines of a kind give the same answer at one stream position.
 *
 * @param <Q> the question
 * @param <A> what is computed; the kind makes its answer of it
 */
public interface Engine<Q extends InsightQuery, A> {

  /** Order of the engine that answers whatever the others cannot. */
  int LAST = 100;

  /** As in the answer's field {@code engine}. */
  String name();

  /** What keeps it from answering this question, as a clause; null when nothing does. */
  @Nullable Sentence obstacle(Project project, Q query);

  /**
   * Computes the answer.
   *
   * @throws EngineUnavailableException when it turns out that it cannot just now; the next engine
   *     is asked
   */
  Computed<A> compute(Project project, Q query);
}
