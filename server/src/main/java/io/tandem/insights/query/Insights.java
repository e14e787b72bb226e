package io.tandem.insights.query;

import io.tandem.shared.TandemException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.stereotype.Component;

/** The kinds of insight there are, by name. */
@Component
class Insights {

  private final Map<String, Insight<?, ?, ?>> byKind = new TreeMap<>();

  Insights(List<Insight<?, ?, ?>> insights) {
    for (Insight<?, ?, ?> insight : insights) {
      if (byKind.put(insight.kind().name(), insight) != null) {
        throw new IllegalStateException("two insights of kind " + insight.kind().name());
      }
    }
  }

  /**
   * The insight of that kind.
   *
   * @throws TandemException {@code unknown_kind}
   */
  Insight<?, ?, ?> of(String kind) {
    Insight<?, ?, ?> insight = byKind.get(kind);
    if (insight == null) {
      throw new TandemException(
          InsightError.UNKNOWN_KIND, kind, String.join(", ", byKind.keySet()));
    }
    return insight;
  }

  /** All kinds by name. */
  List<? extends Kind<?, ?, ?>> kinds() {
    return byKind.values().stream().map(Insight::kind).toList();
  }
}
