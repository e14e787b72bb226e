package io.tandem.policies.templates;

import io.tandem.access.Role;
import io.tandem.policies.ActionApproval;
import io.tandem.policies.ActionSpec;
import io.tandem.policies.ActionTrigger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The actions templates ask for. */
final class TemplateActions {

  /** Hours a proposal waits, and after which it is brought up again. */
  private static final int EXPIRES = 72;

  private static final int REMINDS = 24;

  private TemplateActions() {}

  /** An action on firing; the channels given hear of it too. */
  static List<ActionSpec> fire(TemplateParameters parameters, ActionSpec... specs) {
    List<ActionSpec> all = new ArrayList<>(List.of(specs));
    List<String> channels = parameters.texts("channels");
    if (!channels.isEmpty()) {
      all.add(notify("notify", ActionTrigger.FIRE, channels));
    }
    return all;
  }

  /** The early warning, to the channels given. */
  static void warn(TemplateParameters parameters, List<ActionSpec> specs) {
    List<String> channels = parameters.texts("channels");
    if (!channels.isEmpty()) {
      specs.add(notify("warn", ActionTrigger.WARN, channels));
    }
  }

  private static ActionSpec notify(String name, ActionTrigger on, List<String> channels) {
    return spec(name, on, "notify", Map.of("channels", channels), null);
  }

  /** Protecting: does itself. */
  static ActionSpec protecting(String name, String type, Map<String, Object> parameters) {
    return spec(name, ActionTrigger.FIRE, type, parameters, null);
  }

  /** Spending: operations decides. */
  static ActionSpec spending(String name, String type, Map<String, Object> parameters) {
    ActionApproval approval = new ActionApproval(true, Role.OPERATIONS, EXPIRES, false, REMINDS);
    return spec(name, ActionTrigger.FIRE, type, parameters, approval);
  }

  private static ActionSpec spec(
      String name,
      ActionTrigger on,
      String type,
      Map<String, Object> parameters,
      @Nullable ActionApproval approval) {
    return new ActionSpec(name, on, type, parameters, approval);
  }

  /** What {@code reallocate} is told. */
  static Map<String, Object> shift(TemplateParameters parameters) {
    Map<String, Object> shift = new LinkedHashMap<>();
    shift.put("pool", parameters.text("pool"));
    parameters.copy(shift, "allocation", "to", "amount");
    shift.put("days", parameters.whole("days", 14));
    shift.values().removeIf(java.util.Objects::isNull);
    return shift;
  }
}
