package io.tandem.flags.ofrep;

import static io.tandem.support.TestServer.expect;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.tandem.support.TestServer;
import io.tandem.support.TestServer.Answer;
import io.tandem.support.TestServer.TestProject;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * Every answer by OFREP against an OpenAPI document: ours, or with {@code
 * -Dtandem.ofrep.document=FILE} the protocol's own, of which 0.1.0 and 0.3.0 were checked.
 */
class OfrepContractIT {

  private static final String ONE = "/ofrep/v1/evaluate/flags/{key}";
  private static final String ALL = "/ofrep/v1/evaluate/flags";
  private static final Map<String, Object> ANN = Map.of("targetingKey", "ann", "country", "FR");

  private final TestServer server = TestServer.shared();
  private final TestProject project = server.newProject("UTC");
  private final String document = meant(document());
  private final JsonNode read = new YAMLMapper().readTree(document);

  @Test
  void everyAnswerIsOneOfTheDocument() {
    flag("shown", "boolean", Map.of("payload", Map.of("a", List.of(1, 2))), Map.of("rollout", 100));
    flag("half", "boolean", Map.of(), Map.of("rollout", 50));
    flag("never", "boolean", Map.of(), Map.of("rollout", 0));
    flag("colour", "string", value("red", "red"), Map.of("rollout", 100));
    flag("price", "number", value("low", 4.5), Map.of("rollout", 100));
    flag(
        "shape",
        "object",
        value("box", Map.of("w", 2, "of", List.of("a"))),
        Map.of("rollout", 100));
    for (String key : List.of("shown", "half", "never", "colour", "price", "shape")) {
      conforms(ONE, 200, ask(ALL + "/" + key, body(ANN), null));
    }
    Answer all = conforms(ALL, 200, ask(ALL, body(ANN), null));
    assertThat(all.json().get("flags").size()).isEqualTo(6);
    conforms(ALL, 304, ask(ALL, body(ANN), all.header("ETag")));
  }

  @Test
  void whoGetsNothingGetsNoValue() {
    assumeFalse(
        read.at("/info/version").asString().startsWith("0.1"),
        "documents before 0.2 have no answer that leaves the app its own default");
    flag("text", "string", value("a", "a"), Map.of("rollout", 0));
    conforms(ONE, 200, ask(ALL + "/text", body(ANN), null));
    conforms(ALL, 200, ask(ALL, body(ANN), null));
  }

  @Test
  void everyFailureIsOneOfTheDocument() {
    flag("shown", "boolean", Map.of(), Map.of("rollout", 100));
    conforms(ONE, 404, ask(ALL + "/none", body(ANN), null));
    for (String wrong :
        List.of(
            "",
            "[",
            "{\"context\":7}",
            "{\"context\":{}}",
            "{\"context\":{\"targetingKey\":[]}}")) {
      conforms(ONE, 400, ask(ALL + "/shown", wrong, null));
      conforms(ALL, 400, ask(ALL, wrong, null));
    }
    for (String path : List.of(ALL, ALL + "/shown")) {
      var stranger = TestServer.json(server.anonymous(path), "POST", body(ANN));
      conforms(path.equals(ALL) ? ALL : ONE, 401, server.send(stranger));
    }
  }

  private Answer conforms(String path, int status, Answer answer) {
    expect(status, answer);
    JsonNode responses = read.at("/paths/" + escaped(path) + "/post/responses");
    JsonNode said = responses.path(Integer.toString(status));
    assertThat(said.isObject()).as(status + " of " + path).isTrue();
    JsonNode reference = said.at("/content/application~1json/schema/$ref");
    if (reference.isString()) {
      assertThat(answer.header("Content-Type")).startsWith("application/json");
      assertThat(schema(reference.asString()).validate(answer.body(), InputFormat.JSON))
          .as(answer.body())
          .isEmpty();
    } else if (status == 304) {
      assertThat(answer.body()).isEmpty();
    }
    return answer;
  }

  private Schema schema(String reference) {
    String place = "https://ofrep.example/openapi.yaml";
    return SchemaRegistry.withDefaultDialect(
            SpecificationVersion.DRAFT_2020_12, one -> one.schemas(Map.of(place, document)))
        .getSchema(SchemaLocation.of(place + reference));
  }

  /**
   * The protocol's own document says exactly one of the kinds of value, and of a flag without one
   * that it has none, but no schema says so: each answer with a value would be two kinds.
   */
  private static String meant(String published) {
    return published.replaceFirst(
        "(codeDefaultFlag:\\s+type: object\\s+)properties: \\{}", "$1not: {required: [value]}");
  }

  private static String escaped(String path) {
    return path.replace("~", "~0").replace("/", "~1");
  }

  private static String document() {
    String file = System.getProperty("tandem.ofrep.document");
    try {
      if (file != null) {
        return Files.readString(Path.of(file));
      }
      try (InputStream ours = OfrepContractIT.class.getResourceAsStream("/ofrep-contract.yaml")) {
        assertThat(ours).isNotNull();
        return new String(ours.readAllBytes(), StandardCharsets.UTF_8);
      }
    } catch (IOException unreadable) {
      throw new AssertionError(unreadable);
    }
  }

  private static Object body(Map<String, Object> context) {
    return Map.of("context", context);
  }

  private Answer ask(String path, Object body, @Nullable String etag) {
    var request =
        TestServer.json(
            server.anonymous(path).header("Authorization", "Bearer " + project.writeKey()),
            "POST",
            body);
    return server.send(etag == null ? request : request.header("If-None-Match", etag));
  }

  private static Map<String, Object> value(String variant, Object value) {
    return Map.of("variants", List.of(Map.of("key", variant, "value", value)));
  }

  private void flag(String key, String type, Map<String, Object> more, Map<String, Object> rule) {
    Map<String, Object> draft = new HashMap<>(more);
    draft.put("key", key);
    draft.put("type", type);
    draft.put("names", Map.of("zh", key, "en", key));
    draft.put(
        "environments", Map.of("production", Map.of("enabled", true, "rules", List.of(rule))));
    expect(201, project.post("/flags", draft));
  }
}
