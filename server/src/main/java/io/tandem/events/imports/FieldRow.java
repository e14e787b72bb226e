package io.tandem.events.imports;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.StringNode;

/** A line of columns, found by the header's names. */
record FieldRow(Map<String, Integer> header, List<String> fields) implements Row {

  @Override
  public @Nullable String text(String column) {
    Integer position = header.get(column);
    if (position == null) {
      return null;
    }
    String field = fields.get(position);
    return field.isBlank() ? null : field;
  }

  @Override
  public @Nullable JsonNode value(String column) {
    String text = text(column);
    return text == null ? null : StringNode.valueOf(text);
  }
}
