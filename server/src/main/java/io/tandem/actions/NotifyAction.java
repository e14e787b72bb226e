package io.tandem.actions;

import io.tandem.access.Permission;
import io.tandem.access.Project;
import io.tandem.messaging.Channels;
import io.tandem.messaging.Deliveries;
import io.tandem.messaging.Message;
import io.tandem.policies.ActionOutcome;
import io.tandem.policies.ActionRun;
import io.tandem.policies.ActionType;
import io.tandem.policies.Policies;
import io.tandem.shared.CommonError;
import io.tandem.shared.Names;
import io.tandem.shared.ProjectId;
import io.tandem.shared.Sentence;
import io.tandem.shared.TandemException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/**
 * Says in channels what a policy found: its name, the verdict's sentence, a link to it. Parameters:
 * {@code channels} (keys), or {@code channel} for one; {@code text} in both languages, put before
 * the sentence, or null. The message lies in the outbox when this is done; {@link NotifyDeliveries}
 * settles the action.
 */
@Component
class NotifyAction implements ActionType {

  static final String KEY = "notify";

  private static final int LONGEST_TEXT = 2_000;
  private static final int MOST_CHANNELS = 20;

  private final Channels channels;
  private final Deliveries deliveries;
  private final NotifyDeliveries settlement;
  private final ObjectProvider<Policies> policies;

  NotifyAction(
      Channels channels,
      Deliveries deliveries,
      NotifyDeliveries settlement,
      ObjectProvider<Policies> policies) {
    this.channels = channels;
    this.deliveries = deliveries;
    this.settlement = settlement;
    this.policies = policies;
  }

  @Override
  public String key() {
    return KEY;
  }

  @Override
  public Names names() {
    return new Names("发送通知", "Send a notification");
  }

  @Override
  public Map<String, Object> schema() {
    Map<String, Object> text = Map.of("type", "string", "maxLength", LONGEST_TEXT);
    return Map.of(
        "type",
        "object",
        "required",
        List.of("channels"),
        "properties",
        Map.of(
            "channels",
            Map.of("type", "array", "minItems", 1, "items", Map.of("type", "string")),
            "text",
            Map.of(
                "type", List.of("object", "null"), "properties", Map.of("zh", text, "en", text))));
  }

  @Override
  public Safety safety() {
    return Safety.PROTECTING;
  }

  @Override
  public Permission permission() {
    return Permission.EDIT_POLICIES;
  }

  @Override
  public void check(ProjectId project, JsonNode parameters) {
    List<String> keys = keys(parameters);
    if (keys.isEmpty() || keys.size() > MOST_CHANNELS) {
      throw invalid("'channels' names 1 to " + MOST_CHANNELS + " channels");
    }
    for (String key : keys) {
      if (!channels.usable(project, key)) {
        throw invalid("there is no channel '" + key + "', or it is switched off");
      }
    }
    JsonNode text = parameters.path("text");
    boolean absent = text.isMissingNode() || text.isNull();
    if (!absent && !(fits(text.path("zh")) && fits(text.path("en")))) {
      throw invalid("'text' has zh and en of at most " + LONGEST_TEXT + " characters each");
    }
  }

  @Override
  public Sentence preview(ActionRun run) {
    List<String> keys = keys(run.parameters());
    return new Sentence(
        "向 %d 个渠道发送通知：%s".formatted(keys.size(), String.join("、", keys)),
        "Send a notification through %s".formatted(String.join(", ", keys)));
  }

  @Override
  public ActionOutcome run(ActionRun run) {
    Project project = run.actor().project();
    Message message = message(run);
    List<String> keys = keys(run.parameters());
    String reference = NotifyDeliveries.reference(run.id());
    for (String key : keys) {
      deliveries.enqueue(project, key, reference, message);
    }
    Optional<ActionOutcome> already = settlement.outcome(project.id(), reference);
    return already.orElseGet(() ->
        new ActionOutcome.Started(new Sentence("消息已进入发件箱", "The message is in the outbox"), null));
  }

  private Message message(ActionRun run) {
    JsonNode text = run.parameters().path("text");
    Sentence words = run.why();
    if (text.isObject()) {
      words =
          new Sentence(
              text.path("zh").asString("") + "\n" + words.zh(),
              text.path("en").asString("") + "\n" + words.en());
    }
    String policy = run.policy();
    return new Message(title(run), words, policy == null ? "policies" : "policies/" + policy);
  }

  private Sentence title(ActionRun run) {
    String policy = run.policy();
    Optional<Names> names =
        policy == null
            ? Optional.empty()
            : policies.stream()
                .findFirst()
                .map(book -> book.get(run.actor().projectId(), policy).names());
    return names
        .map(name -> new Sentence("规则“" + name.zh() + "”", "Policy “" + name.en() + "”"))
        .orElseGet(() ->
            new Sentence(run.actor().name() + " 的通知", "Notification by " + run.actor().name()));
  }

  /** Channels that stored parameters name. */
  static List<String> keys(Map<String, Object> parameters) {
    List<String> keys = new ArrayList<>();
    if (parameters.get("channels") instanceof List<?> named) {
      named.forEach(key -> keys.add(String.valueOf(key)));
    }
    if (parameters.get("channel") instanceof String named) {
      keys.add(named);
    }
    return keys;
  }

  private static List<String> keys(JsonNode parameters) {
    List<String> keys = new ArrayList<>();
    for (JsonNode key : parameters.path("channels")) {
      keys.add(key.asString(""));
    }
    if (parameters.path("channel").isString()) {
      keys.add(parameters.path("channel").asString());
    }
    return keys.stream().distinct().toList();
  }

  private static boolean fits(JsonNode text) {
    return text.isString() && text.asString().length() <= LONGEST_TEXT;
  }

  private static TandemException invalid(String reason) {
    return new TandemException(CommonError.INVALID_REQUEST, reason);
  }
}
