package io.tandem.events.capture;

import io.tandem.access.WriteKeys.Target;
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
 * Gives exposures to flags an id of who, which flag and what, so that each counts once however
 * often apps, their servers and retries tell it: a second copy is dropped as any event that was
 * sent twice.
 */
@Component
class Exposures implements FlagExposures {

  private static final String FLAG = "$feature_flag";
  private static final String RESPONSE = "$feature_flag_response";

  private final Intake intake;
  private final Clock clock;

  Exposures(Intake intake, Clock clock) {
    this.intake = intake;
    this.clock = clock;
  }

  @Override
  public void record(ProjectId project, int environment, List<Exposure> exposures) {
    List<IncomingEvent> events =
        exposures.stream().map(told -> once(project, environment, event(told))).toList();
    intake.accept(new IntakeBatch(project, environment, "flags", clock.millis(), events));
  }

  private static IncomingEvent event(Exposure told) {
    ObjectNode properties = JsonNodeFactory.instance.objectNode().put(FLAG, told.flag());
    if (told.variant() == null) {
      properties.put(RESPONSE, told.on());
    } else {
      properties.put(RESPONSE, told.variant());
    }
    return IncomingEvent.named(EVENT, told.id(), properties).at(told.time()).from("tandem/flags");
  }

  /** An event of a write key as it came, or with the id of the exposure it reports. */
  static IncomingEvent once(Target target, IncomingEvent event) {
    return once(target.project(), target.environment(), event);
  }

  private static IncomingEvent once(ProjectId project, int environment, IncomingEvent event) {
    String id = event.distinctId();
    JsonNode flag = event.properties().path(FLAG);
    if (!EVENT.equals(event.name()) || id == null || !flag.isString()) {
      return event;
    }
    String given = event.properties().path(RESPONSE).toString();
    String identity = String.join("\n", EVENT, "" + environment, flag.stringValue(), given, id);
    return event.identifiedBy(EventIds.uuid(project, identity));
  }
}
