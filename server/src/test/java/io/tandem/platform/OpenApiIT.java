package io.tandem.platform;

import static org.assertj.core.api.Assertions.assertThat;

import io.tandem.support.TestServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** The interface's types are generated from {@code ui/openapi.json}; it must be the server's. */
class OpenApiIT {

  private static final Path COMMITTED = Path.of("../ui/openapi.json").toAbsolutePath().normalize();
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  @Test
  void committedDocumentEqualsTheServers() throws IOException {
    String served = normalised(document());
    if (Boolean.getBoolean("tandem.openapi.write")) {
      Files.writeString(COMMITTED, served);
    }
    assertThat(Files.exists(COMMITTED) ? Files.readString(COMMITTED) : "")
        .as("ui/openapi.json; run this test with -Dtandem.openapi.write=true and commit the file")
        .isEqualTo(served);
  }

  @Test
  void everyOperationHasANameOfItsOwn() {
    List<String> names = new ArrayList<>();
    for (JsonNode path : document().get("paths")) {
      for (JsonNode operation : path) {
        names.add(operation.get("operationId").asString());
      }
    }
    assertThat(names).isNotEmpty().doesNotHaveDuplicates();
  }

  private static JsonNode document() {
    TestServer server = TestServer.shared();
    return TestServer.expect(200, server.send(server.anonymous("/v3/api-docs"))).json();
  }

  private static String normalised(JsonNode document) {
    Object sorted = sorted(JSON.treeToValue(document, Object.class));
    return JSON.writeValueAsString(sorted).replace("\r\n", "\n") + "\n";
  }

  private static Object sorted(Object value) {
    if (value instanceof Map<?, ?> map) {
      Map<String, Object> sorted = new TreeMap<>();
      map.forEach((key, held) -> {
        if (!key.equals("servers")) {
          sorted.put((String) key, sorted(held));
        }
      });
      return sorted;
    }
    return value instanceof List<?> list ? list.stream().map(OpenApiIT::sorted).toList() : value;
  }
}
