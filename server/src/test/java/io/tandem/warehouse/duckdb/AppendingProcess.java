package io.tandem.warehouse.duckdb;

import io.tandem.shared.ProjectId;
import io.tandem.warehouse.Batch;
import io.tandem.warehouse.Event;
import io.tandem.warehouse.Events;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Appends until it is killed; prints the number of each acknowledged batch. */
final class AppendingProcess {

  static final ProjectId PROJECT = new ProjectId(1);
  static final int BATCH = 100;

  private AppendingProcess() {}

  public static void main(String[] arguments) {
    DuckDbFixture store = new DuckDbFixture(Path.of(arguments[0]), DuckDbFixture.settings(1));
    int from = Integer.parseInt(arguments[1]);
    for (int thread = 0; thread < 4; thread++) {
      int offset = thread;
      Thread.ofPlatform()
          .start(() -> {
            for (int number = from + offset; ; number += 4) {
              store.warehouse().append(Batch.of(batch(number)));
              say(number);
            }
          });
    }
  }

  private static synchronized void say(int number) {
    System.out.println("acknowledged " + number);
    System.out.flush();
  }

  /** The batch of that number is always the same. */
  static List<Event> batch(int number) {
    List<Event> batch = new ArrayList<>();
    for (int i = 0; i < BATCH; i++) {
      batch.add(Events.received(PROJECT, new UUID(number, i + 1), Events.RECEIVED));
    }
    return batch;
  }
}
