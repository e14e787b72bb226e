package io.tandem.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class BucketStatusTest {

  private static final Instant END = Instant.parse("2026-03-02T16:00:00Z");

  @Test
  void bucketStaysOpenForTheHourLateEventsAreWaitedFor() {
    assertThat(BucketStatus.of(END, END.minusSeconds(1), 10)).isEqualTo(BucketStatus.OPEN);
    assertThat(BucketStatus.of(END, END.plusSeconds(3600), 10)).isEqualTo(BucketStatus.OPEN);
    assertThat(BucketStatus.of(END, END.plusSeconds(3601), 10)).isEqualTo(BucketStatus.CLOSED);
  }

  @Test
  void closedBucketWithoutAnybodyHasNoData() {
    assertThat(BucketStatus.of(END, END.plusSeconds(3600), 0)).isEqualTo(BucketStatus.OPEN);
    assertThat(BucketStatus.of(END, END.plusSeconds(3601), 0)).isEqualTo(BucketStatus.NO_DATA);
  }
}
