package io.tandem.warehouse.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tandem.shared.ProjectId;
import io.tandem.warehouse.Batch;
import io.tandem.warehouse.Event;
import io.tandem.warehouse.Events;
import io.tandem.warehouse.IndexEvents;
import io.tandem.warehouse.SequenceQuestion;
import io.tandem.warehouse.WarehouseFixture;
import io.tandem.warehouse.duckdb.DuckDbFixture;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Whoever asks the index may stop it in the middle of a shard, which holds 65,536 people. */
class StoppedQuestionIT {

  @Test
  void anInterruptEndsAWalkOverSequencesBeforeTheNextPerson() {
    ProjectId project = new ProjectId(1);
    try (WarehouseFixture store = DuckDbFixture.temporary();
        IndexFixture index = IndexFixture.temporary(store)) {
      List<Event> events = new ArrayList<>();
      for (int person = 1; person <= 100; person++) {
        events.add(Events.event(project, "e", person));
      }
      store.warehouse().append(Batch.of(events));
      index.ready();
      AtomicInteger told = new AtomicInteger();
      SequenceQuestion all =
          new SequenceQuestion(
              List.of(IndexEvents.of("*", null)), null, Long.MIN_VALUE, Long.MAX_VALUE, null);
      SequenceQuestion.Visitor stopping =
          (person, times, masks, count) -> {
            told.incrementAndGet();
            Thread.currentThread().interrupt();
          };
      assertThatThrownBy(() -> index.ask(project, view -> view.sequences(all, () -> stopping)))
          .isInstanceOf(CancellationException.class);
      assertThat(Thread.interrupted()).as("whoever asks learns of it too").isTrue();
      assertThat(told.get()).isEqualTo(1);
    }
  }
}
