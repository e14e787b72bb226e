package io.tandem.insights.query;

import io.tandem.access.Project;
import io.tandem.shared.Sentence;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Chooses the first engine that can answer, and says why it was that one. */
public final class Planner {

  private Planner() {}

  /**
   * Answers a question.
   *
   * @param engines in order of preference; the last one can answer everything
   */
  public static <Q extends InsightQuery, A> Finding<A> answer(
      List<? extends Engine<Q, A>> engines, Project project, Q query) {
    List<Sentence> obstacles = new ArrayList<>();
    for (Engine<Q, A> engine : engines) {
      Sentence obstacle = engine.obstacle(project, query);
      if (obstacle == null) {
        try {
          Computed<A> computed = engine.compute(project, query);
          Sentence why = why(engine.name(), obstacles, engines.size());
          return new Finding<>(computed.answer(), engine.name(), why, computed.asOf());
        } catch (EngineUnavailableException unavailable) {
          obstacle = unavailable.reason();
        }
      }
      obstacles.add(obstacle);
    }
    throw new IllegalStateException("no engine answers a " + query.kind());
  }

  /**
   * Asks for what an answer does not say, such as who is behind one of its numbers.
   *
   * @param engines in order of preference; the last one can answer everything
   */
  public static <Q extends InsightQuery, E extends Engine<Q, ?>, T> T ask(
      List<E> engines, Project project, Q query, Function<E, T> question) {
    for (E engine : engines) {
      if (engine.obstacle(project, query) == null) {
        try {
          return question.apply(engine);
        } catch (EngineUnavailableException unavailable) {
          // the next one knows it as well
        }
      }
    }
    throw new IllegalStateException("no engine answers a " + query.kind());
  }

  private static Sentence why(String engine, List<Sentence> obstacles, int engines) {
    if (!obstacles.isEmpty()) {
      return new Sentence(
          String.join("；", obstacles.stream().map(Sentence::zh).toList()) + "，因此用 " + engine + "。",
          "By "
              + engine
              + ", since "
              + String.join(", and ", obstacles.stream().map(Sentence::en).toList())
              + ".");
    }
    return engines == 1
        ? new Sentence(
            "这类分析只用 " + engine + "。", "By " + engine + ", as every question of this kind.")
        : new Sentence(
            engine + " 已包含所需的全部数据。", "By " + engine + ", which holds all this question needs.");
  }
}
