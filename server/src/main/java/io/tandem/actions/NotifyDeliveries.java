package io.tandem.actions;

import io.tandem.messaging.Deliveries;
import io.tandem.messaging.Delivery;
import io.tandem.messaging.DeliveryListener;
import io.tandem.messaging.DeliveryState;
import io.tandem.policies.ActionOutcome;
import io.tandem.policies.Actions;
import io.tandem.shared.ProjectId;
import io.tandem.shared.Sentence;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Settles a notification once all its deliveries have come to their end. */
@Component
class NotifyDeliveries implements DeliveryListener {

  private static final String PREFIX = "action:";

  private final Deliveries deliveries;
  private final ObjectProvider<Actions> actions;

  NotifyDeliveries(Deliveries deliveries, ObjectProvider<Actions> actions) {
    this.deliveries = deliveries;
    this.actions = actions;
  }

  /** What the deliveries of an action refer to. */
  static String reference(UUID action) {
    return PREFIX + action;
  }

  @Override
  public void finished(ProjectId project, Delivery delivery) {
    String reference = delivery.reference();
    if (reference == null || !reference.startsWith(PREFIX)) {
      return;
    }
    UUID action = UUID.fromString(reference.substring(PREFIX.length()));
    outcome(project, reference).ifPresent(outcome -> actions.getObject().settle(action, outcome));
  }

  /** What became of all deliveries together; empty while one is on its way. */
  Optional<ActionOutcome> outcome(ProjectId project, String reference) {
    List<Delivery> all = deliveries.of(project, reference);
    if (all.stream().anyMatch(delivery -> !delivery.state().finished())) {
      return Optional.empty();
    }
    List<Delivery> unknown = in(all, DeliveryState.UNKNOWN);
    List<Delivery> failed = in(all, DeliveryState.FAILED);
    if (!unknown.isEmpty()) {
      return Optional.of(
          new ActionOutcome.Unknown(
              told(unknown, "无法确认是否送达；请到群里查看：", "May have arrived or not; look there: ")));
    }
    if (!failed.isEmpty()) {
      return Optional.of(new ActionOutcome.Failed(told(failed, "未送达：", "Did not arrive: ")));
    }
    return Optional.of(
        new ActionOutcome.Done(
            new Sentence(
                "已送达 " + names(all, Delivery::channel), "Sent to " + names(all, Delivery::channel)),
            "settings/channels"));
  }

  private static List<Delivery> in(List<Delivery> all, DeliveryState state) {
    return all.stream().filter(delivery -> delivery.state() == state).toList();
  }

  private static Sentence told(List<Delivery> deliveries, String zh, String en) {
    return new Sentence(
        zh + names(deliveries, delivery -> delivery.channel() + reason(delivery, Sentence::zh)),
        en + names(deliveries, delivery -> delivery.channel() + reason(delivery, Sentence::en)));
  }

  private static String reason(Delivery delivery, Function<Sentence, String> language) {
    Sentence error = delivery.lastError();
    return error == null ? "" : " (" + language.apply(error) + ")";
  }

  private static String names(List<Delivery> deliveries, Function<Delivery, String> name) {
    return deliveries.stream().map(name).collect(Collectors.joining(", "));
  }
}
