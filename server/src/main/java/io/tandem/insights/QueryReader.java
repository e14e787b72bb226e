package io.tandem.insights;

import io.tandem.shared.TandemException;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.exc.UnrecognizedPropertyException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads bodies more strictly than the rest of the API: a field that a query does not have would
 * otherwise be dropped silently and the answer would be to another question.
 */
@Component
class QueryReader {

  private static final List<String> KINDS = List.of(TrendQuery.KIND);

  private final JsonMapper mapper =
      JsonMapper.builder()
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(DeserializationFeature.ACCEPT_SINGLE_VALUE_AS_ARRAY)
          .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
          .build();

  /**
   * Reads an insight by its {@code kind}.
   *
   * @throws TandemException {@code unknown_kind}, or {@code invalid_request} naming the field
   */
  InsightQuery query(@Nullable JsonNode body) {
    if (body == null || !body.isObject()) {
      throw new TandemException(InsightError.MISSING_FIELD, "kind");
    }
    JsonNode kind = body.get("kind");
    if (kind == null || !kind.isString()) {
      throw new TandemException(InsightError.MISSING_FIELD, "kind");
    }
    if (!KINDS.contains(kind.stringValue())) {
      throw new TandemException(
          InsightError.UNKNOWN_KIND, kind.stringValue(), String.join(", ", KINDS));
    }
    return read(body, TrendQuery.class);
  }

  /**
   * Reads the cell of an insight whose people are asked for.
   *
   * @throws TandemException as {@link #query}
   */
  TrendPeopleRequest people(@Nullable JsonNode body) {
    if (body == null || !body.isObject()) {
      throw new TandemException(InsightError.MISSING_FIELD, "query");
    }
    query(body.get("query"));
    return read(body, TrendPeopleRequest.class);
  }

  private <T> T read(JsonNode body, Class<T> type) {
    try {
      return mapper.treeToValue(body, type);
    } catch (JacksonException e) {
      throw explain(e);
    }
  }

  private static TandemException explain(JacksonException failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof TandemException ours) {
        return ours;
      }
    }
    String field = path(failure);
    InsightError error =
        failure instanceof UnrecognizedPropertyException
            ? InsightError.UNKNOWN_FIELD
            : InsightError.WRONG_VALUE;
    return new TandemException(error, field.isEmpty() ? "the body" : field);
  }

  private static String path(JacksonException failure) {
    String path =
        failure.getPath().stream()
            .map(step ->
                step.getPropertyName() == null
                    ? "[" + step.getIndex() + "]"
                    : "." + step.getPropertyName())
            .collect(Collectors.joining());
    return path.startsWith(".") ? path.substring(1) : path;
  }
}
