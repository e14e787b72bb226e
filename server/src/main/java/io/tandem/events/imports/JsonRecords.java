package io.tandem.events.imports;

import java.io.IOException;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** One JSON object a line. */
final class JsonRecords implements Records {

  private static final JsonMapper JSON =
      JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();

  private final Lines lines;

  JsonRecords(Lines lines) {
    this.lines = lines;
  }

  @Override
  public @Nullable Item next() throws IOException {
    Lines.Line line = lines.next();
    while (line != null && line.flaw() == null && line.text().isBlank()) {
      line = lines.next();
    }
    if (line == null) {
      return null;
    }
    return line.flaw() != null ? Item.bad(line, line.flaw()) : parse(line);
  }

  private static Item parse(Lines.Line line) {
    try {
      JsonNode node = JSON.readTree(line.text());
      return node.isObject()
          ? Item.of(line.number(), line.text(), new JsonRow(node))
          : Item.bad(line.number(), line.text(), "bad_json", "the line is no JSON object");
    } catch (JacksonException e) {
      String why = String.valueOf(e.getOriginalMessage());
      return Item.bad(line.number(), line.text(), "bad_json", "the line is no JSON: " + why);
    }
  }

  /** Columns are the object's keys; a key with dots also reaches into objects. */
  private record JsonRow(JsonNode object) implements Row {

    @Override
    public @Nullable String text(String column) {
      JsonNode node = value(column);
      if (node == null) {
        return null;
      }
      String text = node.isContainer() ? node.toString() : node.asString();
      return text.isBlank() ? null : text;
    }

    @Override
    public @Nullable JsonNode value(String column) {
      JsonNode node = object.get(column);
      if (node == null) {
        node = object;
        for (String step : column.split("\\.", -1)) {
          node = node.path(step);
        }
      }
      boolean absent =
          node.isMissingNode() || node.isNull() || (node.isString() && node.asString().isBlank());
      return absent ? null : node;
    }
  }
}
