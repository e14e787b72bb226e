package io.tandem.warehouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tandem.shared.TandemException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class AttendedTest {

  @Test
  void whatAClientWaitsForIsAskedOnItsBehalf() {
    assertThat(Attended.<String>work("ann", () -> false, Asking::turn)).isEqualTo("ann");
    assertThatThrownBy(() -> Attended.work("ann", () -> false, AttendedTest::refuses))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static String refuses() {
    throw new IllegalArgumentException("refused");
  }

  @Test
  void whatNobodyWaitsForAnyMoreIsInterrupted() throws Exception {
    CompletableFuture<Boolean> interrupted = new CompletableFuture<>();
    CountDownLatch never = new CountDownLatch(1);
    assertThatThrownBy(() ->
            Attended.work(
                "ann",
                () -> true,
                () -> {
                  try {
                    never.await();
                    return interrupted.complete(false);
                  } catch (InterruptedException gone) {
                    return interrupted.complete(true);
                  }
                }))
        .isInstanceOf(TandemException.class);
    assertThat(interrupted.get(60, TimeUnit.SECONDS)).isTrue();
  }
}
