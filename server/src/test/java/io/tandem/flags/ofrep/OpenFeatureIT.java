package io.tandem.flags.ofrep;

import static io.tandem.support.TestServer.expect;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import dev.openfeature.contrib.providers.ofrep.OfrepProvider;
import dev.openfeature.contrib.providers.ofrep.OfrepProviderOptions;
import dev.openfeature.sdk.Client;
import dev.openfeature.sdk.ErrorCode;
import dev.openfeature.sdk.EvaluationContext;
import dev.openfeature.sdk.FlagEvaluationDetails;
import dev.openfeature.sdk.ImmutableContext;
import dev.openfeature.sdk.OpenFeatureAPI;
import dev.openfeature.sdk.Value;
import io.tandem.support.TestServer;
import io.tandem.support.TestServer.TestProject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** OpenFeature's Java SDK with its OFREP provider, both as they are. */
class OpenFeatureIT {

  private final TestServer server = TestServer.shared();
  private final TestProject project = server.newProject("UTC");

  @Test
  void sdkGetsEveryTypeAndItsOwnDefaultWhereThereIsNothingToGive() {
    create("shown", "boolean", Map.of());
    create("colour", "string", Map.of("variants", List.of(Map.of("key", "red"))));
    create("count", "number", variant(3));
    create("price", "number", variant(4.5));
    create("shape", "object", variant(Map.of("w", 2)));
    Client client = client();
    EvaluationContext paris = context("FR");
    FlagEvaluationDetails<Boolean> shown = client.getBooleanDetails("shown", false, paris);
    assertThat(shown.getValue()).isTrue();
    assertThat(shown.getVariant()).isEqualTo("on");
    assertThat(shown.getReason()).isEqualTo("TARGETING_MATCH");
    assertThat(client.getStringValue("colour", "blue", paris)).isEqualTo("red");
    assertThat(client.getIntegerValue("count", 9, paris)).isEqualTo(3);
    assertThat(client.getDoubleValue("price", 9.0, paris)).isEqualTo(4.5);
    Value shape = client.getObjectValue("shape", new Value(), paris);
    assertThat(shape.asStructure().getValue("w").asInteger()).isEqualTo(2);
    EvaluationContext rome = context("IT");
    assertThat(client.getBooleanValue("shown", true, rome)).isFalse();
    assertThat(client.getStringValue("colour", "blue", rome)).isEqualTo("blue");
    FlagEvaluationDetails<Boolean> none = client.getBooleanDetails("none", true, paris);
    assertThat(none.getValue()).isTrue();
    assertThat(none.getErrorCode()).isEqualTo(ErrorCode.FLAG_NOT_FOUND);
  }

  private Client client() {
    OfrepProviderOptions options =
        OfrepProviderOptions.builder()
            .baseUrl(server.url())
            .headers(
                ImmutableMap.of("Authorization", ImmutableList.of("Bearer " + project.writeKey())))
            .build();
    OpenFeatureAPI api = OpenFeatureAPI.getInstance();
    api.setProviderAndWait(project.key(), OfrepProvider.constructProvider(options));
    return api.getClient(project.key());
  }

  private static EvaluationContext context(String country) {
    return new ImmutableContext("ann", Map.of("country", new Value(country)));
  }

  private void create(String key, String type, Map<String, Object> more) {
    Map<String, Object> french =
        Map.of("on", "person", "property", "country", "op", "eq", "value", List.of("FR"));
    Map<String, Object> rule = Map.of("conditions", List.of(french), "rollout", 100);
    Map<String, Object> draft = new HashMap<>(more);
    draft.putAll(
        Map.of(
            "key",
            key,
            "type",
            type,
            "names",
            Map.of("zh", key, "en", key),
            "environments",
            Map.of("production", Map.of("enabled", true, "rules", List.of(rule)))));
    expect(201, project.post("/flags", draft));
  }

  private static Map<String, Object> variant(Object value) {
    return Map.of("variants", List.of(Map.of("key", "only", "value", value)));
  }
}
