package io.tandem.insights.query;

import io.tandem.shared.TandemException;
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
public class QueryReader {

  private final JsonMapper mapper =
      JsonMapper.builder()
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(DeserializationFeature.ACCEPT_SINGLE_VALUE_AS_ARRAY)
          .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
          .build();

  /**
   * The kind a query names.
   *
   * @throws TandemException {@code invalid_request} when it names none
   */
  String kind(@Nullable JsonNode query) {
    JsonNode kind = query == null || !query.isObject() ? null : query.get("kind");
    if (kind == null || !kind.isString()) {
      throw new TandemException(InsightError.MISSING_FIELD, "kind");
    }
    return kind.stringValue();
  }

  /**
   * A part of a request that points at a cell of a query: {@code query} or {@code cell}.
   *
   * @throws TandemException {@code invalid_request} when it is missing, or there is any other part
   */
  JsonNode part(@Nullable JsonNode body, String name) {
    if (body == null || !body.isObject()) {
      throw new TandemException(InsightError.MISSING_FIELD, name);
    }
    for (String field : body.propertyNames()) {
      if (!field.equals("query") && !field.equals("cell")) {
        throw new TandemException(InsightError.UNKNOWN_FIELD, field);
      }
    }
    JsonNode part = body.get(name);
    if (part == null || !part.isObject()) {
      throw new TandemException(InsightError.MISSING_FIELD, name);
    }
    return part;
  }

  /**
   * Reads a query or a cell.
   *
   * @throws TandemException {@code invalid_request} naming the field, or what the type's
   *     constructor refuses
   */
  public <T> T read(JsonNode body, Class<T> type) {
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
