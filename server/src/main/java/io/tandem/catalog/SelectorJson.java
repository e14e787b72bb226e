package io.tandem.catalog;

import io.tandem.shared.EventSelector;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Event selectors as they lie in the store. */
@Component
class SelectorJson {

  private static final TypeReference<List<EventSelector>> LIST = new TypeReference<>() {};

  private final JsonMapper json;

  SelectorJson(JsonMapper json) {
    this.json = json;
  }

  @Nullable String write(@Nullable Object value) {
    return value == null ? null : json.writeValueAsString(value);
  }

  List<EventSelector> list(String text) {
    return json.readValue(text, LIST);
  }

  EventSelector selector(String text) {
    return json.readValue(text, EventSelector.class);
  }

  @Nullable EventSelector optional(@Nullable String text) {
    return text == null ? null : selector(text);
  }

  Feature.@Nullable Rating rating(@Nullable String text) {
    return text == null ? null : json.readValue(text, Feature.Rating.class);
  }
}
