package io.tandem.events.pipeline;

import io.tandem.events.Masking;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A message that was rejected, as it may be shown: without write keys, people's data masked. */
final class SentBody {

  private static final Set<String> KEYS = Set.of("api_key", "token", "writeKey", "write_key");
  private static final TypeReference<Map<String, Object>> VALUES = new TypeReference<>() {};

  private SentBody() {}

  static String shown(ObjectNode message) {
    Map<String, Object> values =
        new LinkedHashMap<>(JsonMapper.shared().convertValue(message, VALUES));
    values.keySet().removeAll(KEYS);
    return JsonMapper.shared().writeValueAsString(Masking.values(values));
  }
}
