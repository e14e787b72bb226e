package io.tandem.warehouse.duckdb;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Three places, of which two begin at once. */
class PlacesTest {

  private final Places places = new Places(3, 2);

  @AfterEach
  void close() {
    places.close();
  }

  private static boolean granted(CountDownLatch place) throws InterruptedException {
    return place.await(60, TimeUnit.SECONDS);
  }

  @Test
  void theNextBeginsWhenOneEndsOrTurnsOutToBeSlow() throws Exception {
    List<CountDownLatch> granted = new ArrayList<>();
    List<Places.Place> asked = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      CountDownLatch one = new CountDownLatch(1);
      granted.add(one);
      asked.add(places.ask("", one::countDown));
    }
    assertThat(granted.get(1).getCount()).isZero();
    assertThat(granted.get(2).getCount()).as("the third").isEqualTo(1);
    asked.getFirst().begins();
    assertThat(granted(granted.get(2))).as("the first is slow").isTrue();
    assertThat(granted.get(3).getCount()).as("all places are taken").isEqualTo(1);
    asked.getFirst().close();
    assertThat(granted.get(3).getCount()).as("what had moved aside").isEqualTo(1);
    asked.get(1).close();
    assertThat(granted(granted.get(3))).isTrue();
    assertThat(places.waiting("")).isZero();
  }

  @Test
  void somebodyLeavesAPlaceToOthers() throws Exception {
    CountDownLatch first = new CountDownLatch(1);
    CountDownLatch second = new CountDownLatch(1);
    CountDownLatch other = new CountDownLatch(1);
    Places.Place slow = places.ask("ann", first::countDown);
    places.ask("ann", second::countDown);
    assertThat(second.getCount()).isEqualTo(1);
    places.ask("bob", other::countDown);
    assertThat(granted(other)).isTrue();
    slow.begins();
    assertThat(granted(second)).isTrue();
  }
}
