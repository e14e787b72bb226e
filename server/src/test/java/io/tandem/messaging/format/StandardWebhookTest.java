package io.tandem.messaging.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.WebhookVerificationException;
import io.tandem.messaging.http.Call;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class StandardWebhookTest {

  private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

  @Test
  void signatureIsThatOfTheSpecification() {
    assertThat(
            StandardWebhook.sign(
                SECRET, "msg_p5jXN8AQM9LWM0D4loKWxJek", 1614265330, "{\"test\": 2432232314}"))
        .isEqualTo("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
  }

  @Test
  void officialLibraryVerifiesWhatIsSentAndNothingElse() throws Exception {
    Call call =
        new StandardWebhook()
            .call(
                BotFormatsTest.target("https://r.example/hook", SECRET),
                BotFormatsTest.note("学"),
                Clock.systemUTC().instant());
    Map<String, List<String>> headers = new LinkedHashMap<>();
    call.headers().forEach((name, value) -> headers.put(name, List.of(value)));
    Webhook library = new Webhook(SECRET);
    library.verify(call.body(), headers);
    assertThatThrownBy(() -> library.verify(call.body() + " ", headers))
        .isInstanceOf(WebhookVerificationException.class);
    headers.put("webhook-id", List.of("msg_other"));
    assertThatThrownBy(() -> library.verify(call.body(), headers))
        .isInstanceOf(WebhookVerificationException.class);
  }

  @Test
  void bodyCarriesBothLanguagesAndTheBusinessTime() {
    Call call =
        new StandardWebhook()
            .call(
                BotFormatsTest.target("https://r.example/hook", SECRET),
                BotFormatsTest.note("学"),
                Clock.systemUTC().instant());
    JsonNode body = JsonMapper.shared().readTree(call.body());
    assertThat(body.at("/type").asString()).isEqualTo("tandem.message");
    assertThat(body.at("/timestamp").asString()).isEqualTo("2019-12-25T08:23:56.757Z");
    assertThat(body.at("/data/title/zh").asString()).isEqualTo("标题");
    assertThat(body.at("/data/title/en").asString()).isEqualTo("Title");
    assertThat(body.at("/data/reference").asString()).isEqualTo("action:1");
    assertThat(call.headers().get("webhook-id"))
        .isEqualTo("msg_00000000-0000-0001-0000-000000000002");
  }
}
