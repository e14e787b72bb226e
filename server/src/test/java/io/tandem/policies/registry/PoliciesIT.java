package io.tandem.policies.registry;

import static io.tandem.support.TestServer.expect;
import static org.assertj.core.api.Assertions.assertThat;

import io.tandem.policies.PolicyRules;
import io.tandem.support.TestServer;
import io.tandem.support.TestServer.Answer;
import io.tandem.support.TestServer.TestProject;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class PoliciesIT {

  private final TestServer server = TestServer.shared();
  private final TestProject project = server.newProject("Asia/Shanghai");

  @Test
  void aDraftKeepsWhatWasSaidAndSaysItInWords() {
    Answer made = project.post("/policies", PolicyRules.complaints("complaints"));
    JsonNode policy = expect(201, made).json();
    assertThat(made.header("ETag")).isEqualTo("\"1\"");
    assertThat(policy.get("state").asString()).isEqualTo("draft");
    assertThat(policy.at("/condition/predicates/0/bound").asString()).isEqualTo("0.008");
    assertThat(policy.at("/dispatch/priority").asInt()).isEqualTo(1);
    assertThat(policy.at("/sentence/zh").asString())
        .isEqualTo("当投诉率 > 0.8%（样本 ≥ 100），连续 3 个已结束日 → 仅展示");
    assertThat(policy.at("/sentence/en").asString())
        .isEqualTo(
            "When complaint rate > 0.8% (n ≥ 100), on 3 consecutive closed days → only show it");
    assertThat(project.get("/policies/complaints").json()).isEqualTo(policy);
    assertThat(project.get("/policies").json().at("/items/0")).isEqualTo(policy);
  }

  @Test
  void otherWordsRenameAndAnotherRuleIsANewRevision() {
    expect(201, project.post("/policies", PolicyRules.complaints("complaints")));
    Map<String, Object> renamed = PolicyRules.complaints("complaints");
    renamed.put("names", Map.of("zh", "改名", "en", "renamed"));
    JsonNode once = expect(200, project.put("/policies/complaints", 1, renamed)).json();
    assertThat(once.get("revision").asInt()).isEqualTo(1);
    JsonNode twice =
        expect(200, project.put("/policies/complaints", 2, PolicyRules.onePerDay("x"))).json();
    assertThat(twice.get("revision").asInt()).isEqualTo(2);
    assertThat(project.get("/policies/complaints/revisions").json()).hasSize(2);
    assertThat(project.put("/policies/complaints", 2, renamed).status()).isEqualTo(412);
  }

  @Test
  void whatDoesNotFitIsRefusedWithItsReason() {
    refused("\"bound\":0.008", "\"bound\":1e300", "digits");
    refused("\"clearBound\":0.008", "\"clearBound\":0.009", "wrong side");
    refused("\"k\":3", "\"k\":4", "k must not exceed n");
    refused("\"interval\":\"day\"", "\"interval\":\"month\"", "interval");
    refused("\"openBucket\":false", "\"openBucket\":true", "open bucket");
    refused("\"composite\":null", "\"composite\":\"a.value > b.value\"", "expression");
    refused(
        "\"subject\":null,\"window\"",
        "\"subject\":{\"kind\":\"feature\",\"key\":\"no\"},\"window\"",
        "no");
    refused("\"inhibits\":[]", "\"inhibits\":[\"fly\"]", "fly");
  }

  private void refused(String part, String by, String reason) {
    String text = PolicyRules.text(PolicyRules.complaints("refused"));
    assertThat(text).contains(part);
    Answer answer = project.post("/policies", text.replace(part, by));
    assertThat(answer.status()).as(answer.body()).isEqualTo(400);
    assertThat(answer.json().get("detail").asString()).contains(reason);
  }

  @Test
  void aDraftCanBeDeletedAndItsKeyUsedAgain() {
    expect(201, project.post("/policies", PolicyRules.complaints("complaints")));
    assertThat(project.post("/policies", PolicyRules.complaints("complaints")).status())
        .isEqualTo(409);
    var delete = server.request(project.path("/policies/complaints")).DELETE();
    assertThat(server.send(delete).status()).isEqualTo(428);
    var matched =
        server.request(project.path("/policies/complaints")).header("If-Match", "\"1\"").DELETE();
    assertThat(server.send(matched).status()).isEqualTo(204);
    expect(201, project.post("/policies", PolicyRules.complaints("complaints")));
  }
}
