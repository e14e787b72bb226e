package io.tandem.flags.posthog;

import io.tandem.flags.definition.FlagBehaviour;
import io.tandem.flags.definition.FlagCondition;
import io.tandem.flags.definition.FlagDealing;
import io.tandem.flags.definition.FlagDefinition;
import io.tandem.flags.definition.FlagRule;
import io.tandem.flags.definition.FlagShare;
import io.tandem.flags.definition.FlagVariant;
import io.tandem.flags.evaluation.CompiledFlag;
import io.tandem.flags.live.LiveFlags.Known;
import io.tandem.shared.ProjectId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The body of PostHog's local evaluation: flags as its SDKs evaluate them. A flag that they would
 * evaluate differently is marked {@code ensure_experience_continuity}, upon which every SDK asks
 * the server for it.
 */
final class LocalEvaluation {

  private final JsonMapper json;
  private final ProjectId project;
  private final ObjectNode body = JsonNodeFactory.instance.objectNode();
  private final ArrayNode flags = body.putArray("flags");
  private final Map<String, Integer> groupTypes = new LinkedHashMap<>();

  LocalEvaluation(JsonMapper json, ProjectId project) {
    this.json = json;
    this.project = project;
  }

  String json() {
    ObjectNode mapping = body.putObject("group_type_mapping");
    groupTypes.forEach((type, index) -> mapping.put(Integer.toString(index), type));
    body.putObject("cohorts");
    body.put("property_matching_version", 2);
    return body.toString();
  }

  void add(CompiledFlag compiled, Known known) {
    FlagDefinition flag = compiled.definition();
    FlagBehaviour behaviour = compiled.behaviour();
    boolean local = !compiled.isBounded() && Portable.is(flag, behaviour);
    ObjectNode node = flags.addObject();
    node.put("id", known.id())
        .put("team_id", project.value())
        .put("name", "")
        .put("key", flag.key())
        .put("active", behaviour.enabled())
        .put("deleted", false)
        .put("version", known.revision())
        .put("ensure_experience_continuity", !local);
    if (flag.dealing().by() == FlagDealing.By.DEVICE) {
      node.put("bucketing_identifier", "device_id");
    }
    ObjectNode filters = node.putObject("filters");
    filters.putArray("groups");
    filters.putObject("payloads");
    if (local) {
      filters(filters, flag, behaviour);
    }
  }

  private void filters(ObjectNode filters, FlagDefinition flag, FlagBehaviour behaviour) {
    FlagDealing dealing = flag.dealing();
    if (dealing.by() == FlagDealing.By.GROUP) {
      String type = String.valueOf(dealing.name());
      Integer index = groupTypes.computeIfAbsent(type, _ -> groupTypes.size());
      filters.put("aggregation_group_type_index", index);
    }
    ArrayNode groups = filters.putArray("groups");
    behaviour.rules().forEach(rule -> rule(groups.addObject(), rule));
    ObjectNode payloads = filters.putObject("payloads");
    if (flag.variants().isEmpty()) {
      if (flag.payload() != null) {
        payloads.put("true", json.writeValueAsString(flag.payload()));
      }
    } else {
      variants(filters, payloads, flag, behaviour);
    }
  }

  private void variants(
      ObjectNode filters, ObjectNode payloads, FlagDefinition flag, FlagBehaviour behaviour) {
    ArrayNode variants = filters.putObject("multivariate").putArray("variants");
    shares(flag, behaviour)
        .forEach(share ->
            variants
                .addObject()
                .put("key", share.variant())
                .put("rollout_percentage", share.percent()));
    for (FlagVariant variant : flag.variants()) {
      if (!variant.given().equals(variant.key())) {
        payloads.put(variant.key(), json.writeValueAsString(variant.given()));
      }
    }
  }

  private static List<FlagShare> shares(FlagDefinition flag, FlagBehaviour behaviour) {
    List<FlagVariant> variants = flag.variants();
    return behaviour.split().isEmpty()
        ? variants.stream()
            .map(variant -> new FlagShare(variant.key(), 100.0 / variants.size()))
            .toList()
        : behaviour.split();
  }

  private static void rule(ObjectNode group, FlagRule rule) {
    ArrayNode properties = group.putArray("properties");
    for (FlagCondition condition : rule.conditions()) {
      ObjectNode property = properties.addObject();
      property
          .put("key", condition.property())
          .put("type", condition.on() == FlagCondition.On.GROUP ? "group" : "person")
          .put("operator", Portable.operator(condition.op()));
      if (Portable.takesList(condition.op())) {
        ArrayNode values = property.putArray("value");
        condition.value().forEach(values::add);
      } else {
        property.put("value", condition.value().isEmpty() ? "" : condition.value().getFirst());
      }
    }
    group.put("rollout_percentage", rule.rollout());
    group.put("variant", rule.variant());
  }
}
