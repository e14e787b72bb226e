package io.tandem.insights.query;

import io.tandem.shared.TandemException;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** Says whether a query can be asked, without asking it. */
@Component
public class QueryCheck {

  private final Insights insights;
  private final QueryReader reader;

  QueryCheck(Insights insights, QueryReader reader) {
    this.insights = insights;
    this.reader = reader;
  }

  /**
   * The kind of a query that its kind's own record accepts.
   *
   * @throws TandemException as {@code POST …/query} refuses it: {@code unknown_kind}, {@code
   *     invalid_request} and what the kind's constructor throws
   */
  public String kindOf(JsonNode query) {
    Kind<?, ?, ?> kind = insights.of(reader.kind(query)).kind();
    reader.read(query, kind.query());
    return kind.name();
  }
}
