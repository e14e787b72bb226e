package io.tandem.access;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tandem.shared.TandemException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class LoginThrottleTest {

  private final AtomicLong time = new AtomicLong();
  private final LoginThrottle throttle = new LoginThrottle(time::get);

  @Test
  void accountWaitsAfterTooManyFailuresFromAnywhere() {
    for (int i = 0; i < LoginThrottle.FAILURES_PER_ACCOUNT; i++) {
      throttle.attempt("a@b.c", "10.0.0." + i);
    }
    assertThatThrownBy(() -> throttle.attempt("A@B.C ", "10.0.1.1"))
        .isInstanceOf(TandemException.class)
        .hasMessageContaining("too_many_attempts")
        .hasMessageContaining("900");
  }

  @Test
  void addressWaitsAfterTooManyFailuresOnAnyAccount() {
    for (int i = 0; i < LoginThrottle.FAILURES_PER_ADDRESS; i++) {
      throttle.attempt(i + "@b.c", "10.0.0.1");
    }
    assertThatThrownBy(() -> throttle.attempt("new@b.c", "10.0.0.1"))
        .hasMessageContaining("too_many_attempts");
    assertThatCode(() -> throttle.attempt("new@b.c", "10.0.0.2")).doesNotThrowAnyException();
  }

  @Test
  void waitEndsAQuarterOfAnHourAfterTheFirstFailure() {
    for (int i = 0; i < LoginThrottle.FAILURES_PER_ACCOUNT; i++) {
      throttle.attempt("a@b.c", "10.0.0.1");
    }
    time.addAndGet(Duration.ofMinutes(14).toNanos());
    assertThatThrownBy(() -> throttle.attempt("a@b.c", "10.0.0.1")).hasMessageContaining("60");
    time.addAndGet(Duration.ofMinutes(2).toNanos());
    assertThatCode(() -> throttle.attempt("a@b.c", "10.0.0.1")).doesNotThrowAnyException();
  }

  @Test
  void rightPasswordsAreNotCounted() {
    for (int i = 0; i < 3 * LoginThrottle.FAILURES_PER_ADDRESS; i++) {
      throttle.attempt("a@b.c", "10.0.0.1");
      throttle.succeeded("a@b.c", "10.0.0.1");
    }
    assertThatCode(() -> throttle.attempt("a@b.c", "10.0.0.1")).doesNotThrowAnyException();
  }
}
