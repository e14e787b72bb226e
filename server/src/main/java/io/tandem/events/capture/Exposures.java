package io.tandem.events.capture;

import io.tandem.access.WriteKeys.Target;
import io.tandem.events.FlagExclusions;
import io.tandem.events.FlagExclusions.FlagTold;
import io.tandem.events.FlagExposures;
import io.tandem.events.intake.EventIds;
import io.tandem.events.intake.IncomingEvent;
import io.tandem.events.intake.Intake;
import io.tandem.events.intake.IntakeBatch;
import io.tandem.shared.ProjectId;
import java.time.Clock;
import java.util.List;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Marks exposures to flags of whom no experiment counts, and gives them an id of who, which flag
 * and what, so that each counts once however often apps, their servers and retries tell it: a
 * second copy is dropped as any event that was sent twice.
 */
@Component
class Exposures implements FlagExposures {

  private static final String FLAG = "$feature_flag";
  private static final String RESPONSE = "$feature_flag_response";

  private static final String HOLDOUT = "$holdout";
  private static final String GROUP = "$holdout_group";
  private static final String DEVICE = "$device_id";

  private final Intake intake;
  private final FlagExclusions excluded;
  private final Clock clock;

  Exposures(Intake intake, FlagExclusions excluded, Clock clock) {
    this.intake = intake;
    this.excluded = excluded;
    this.clock = clock;
  }

  @Override
  public void record(ProjectId project, int environment, List<? extends Told> told) {
    List<IncomingEvent> events =
        told.stream().map(one -> event(project, environment, one)).toList();
    intake.accept(new IntakeBatch(project, environment, "flags", clock.millis(), events));
  }

  private IncomingEvent event(ProjectId project, int environment, Told told) {
    ObjectNode properties = JsonNodeFactory.instance.objectNode();
    return switch (told) {
      case Exposure exposure -> {
        properties.put(FLAG, exposure.flag());
        if (exposure.variant() == null) {
          properties.put(RESPONSE, exposure.on());
        } else {
          properties.put(RESPONSE, exposure.variant());
        }
        yield once(project, environment, seen(EVENT, told, properties));
      }
      case HeldOut held -> {
        String group = FlagExposures.group(held.held());
        properties.put(HOLDOUT, held.holdout()).put(GROUP, group);
        String identity =
            String.join("\n", HOLDOUT_EVENT, "" + environment, held.holdout(), group, held.id());
        yield seen(HOLDOUT_EVENT, told, properties).identifiedBy(EventIds.uuid(project, identity));
      }
    };
  }

  private static IncomingEvent seen(String event, Told told, ObjectNode properties) {
    return IncomingEvent.named(event, told.id(), properties).at(told.time()).from("tandem/flags");
  }

  /** An event of a write key as it came, or with the id of the exposure it reports. */
  IncomingEvent once(Target target, IncomingEvent event) {
    return once(target.project(), target.environment(), event);
  }

  private FlagTold told(IncomingEvent event, String flag, String id) {
    JsonNode device = event.properties().path(DEVICE);
    Long time = event.time();
    return new FlagTold(
        flag,
        id,
        device.isString() ? device.stringValue() : null,
        event.groups(),
        time == null ? clock.millis() : time);
  }

  private IncomingEvent once(ProjectId project, int environment, IncomingEvent event) {
    String id = event.distinctId();
    JsonNode flag = event.properties().path(FLAG);
    if (!EVENT.equals(event.name()) || id == null || !flag.isString()) {
      return event;
    }
    String given = event.properties().path(RESPONSE).toString();
    excluded
        .of(project, environment, told(event, flag.stringValue(), id))
        .ifPresent(why -> event.properties().put(APART, why));
    String identity = String.join("\n", EVENT, "" + environment, flag.stringValue(), given, id);
    return event.identifiedBy(EventIds.uuid(project, identity));
  }
}
