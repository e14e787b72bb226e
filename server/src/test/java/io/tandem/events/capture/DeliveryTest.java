package io.tandem.events.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tandem.access.WriteKeys;
import io.tandem.events.intake.IncomingEvent;
import io.tandem.events.intake.Intake;
import io.tandem.shared.CommonError;
import io.tandem.shared.ProjectId;
import io.tandem.shared.TandemException;
import java.time.Clock;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.JsonNodeFactory;

class DeliveryTest {

  private final Counter keys = new Counter();

  @Test
  void batchThatWasNotStoredCostsNoQuotaSinceItIsSentAgain() {
    Intake full =
        _ -> {
          throw new TandemException(CommonError.BUSY, 2);
        };
    Exposures exposures = new Exposures(full, (_, _, _) -> Optional.empty(), Clock.systemUTC());
    Delivery delivery = new Delivery(keys, full, exposures);
    IncomingEvent event = IncomingEvent.named("e", "u", JsonNodeFactory.instance.objectNode());
    List<IncomingEvent> batch = Collections.nCopies(7, event);
    WriteKeys.Target target = new WriteKeys.Target(1, new ProjectId(1), 1);
    assertThatThrownBy(() -> delivery.deliver(target, "posthog", 0, batch))
        .isInstanceOf(TandemException.class);
    assertThat(keys.used).isZero();
  }

  private static final class Counter implements WriteKeys {

    private int used;

    @Override
    public Optional<Target> resolve(String key) {
      return Optional.empty();
    }

    @Override
    public boolean take(Target target, int events) {
      used += events;
      return true;
    }

    @Override
    public void giveBack(Target target, int events) {
      used -= events;
    }
  }
}
