package io.tandem.warehouse.duckdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.tandem.shared.ProjectId;
import io.tandem.shared.TandemException;
import io.tandem.warehouse.Batch;
import io.tandem.warehouse.Event;
import io.tandem.warehouse.Events;
import io.tandem.warehouse.StreamPosition;
import io.tandem.warehouse.StreamSlice;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A small file system that is filled up and freed again. */
class FullDiskIT {

  private final ProjectId project = Events.project();
  private final Random random = new Random(5);
  private Path mount;
  private boolean mounted;

  @BeforeEach
  void mountSmallDisk() throws Exception {
    mount = Files.createTempDirectory("tandem-small-disk");
    mounted = run("mount", "-t", "tmpfs", "-o", "size=96m", "tmpfs", mount.toString());
    assumeTrue(mounted, "mounting a small file system needs root");
  }

  @AfterEach
  void unmount() throws Exception {
    if (mounted) {
      run("umount", "-l", mount.toString());
    }
    Files.deleteIfExists(mount);
  }

  @Test
  void aFullDiskIsAnsweredBusyAndNothingAcknowledgedIsLostOrDoubled() throws Exception {
    DuckDbFixture store = new DuckDbFixture(mount.resolve("warehouse"), DuckDbFixture.settings(2));
    Path ballast = mount.resolve("ballast");
    Set<UUID> acknowledged = new HashSet<>();
    List<Event> refused = List.of();
    for (int megabytes : new int[] {72, 50}) {
      Files.write(ballast, new byte[megabytes << 20]);
      refused = appendUntilBusy(store, acknowledged);
      Files.delete(ballast);
      retry(store, refused, acknowledged);
    }
    store.reopen();
    assertThat(stored(store))
        .doesNotHaveDuplicates()
        .containsExactlyInAnyOrderElementsOf(acknowledged);
    assertThat(store.warehouse().append(Batch.of(refused)).duplicates().cardinality())
        .isEqualTo(refused.size());
    store.close();
  }

  /** The batch that was answered busy. */
  private List<Event> appendUntilBusy(DuckDbFixture store, Set<UUID> acknowledged) {
    for (int i = 0; i < 1000; i++) {
      List<Event> batch = batch();
      try {
        store.warehouse().append(Batch.of(batch));
        batch.forEach(event -> acknowledged.add(event.uuid()));
      } catch (TandemException busy) {
        assertThat(busy.code().code()).isEqualTo("busy");
        return batch;
      }
    }
    return fail("the disk never filled up");
  }

  private static void retry(DuckDbFixture store, List<Event> batch, Set<UUID> acknowledged) {
    await()
        .atMost(Duration.ofSeconds(30))
        .ignoreExceptionsInstanceOf(TandemException.class)
        .until(() -> store.warehouse().append(Batch.of(batch)) != null);
    batch.forEach(event -> acknowledged.add(event.uuid()));
  }

  private static List<UUID> stored(DuckDbFixture store) {
    List<UUID> uuids = new ArrayList<>();
    StreamPosition position = StreamPosition.START;
    while (!position.equals(store.warehouse().end())) {
      StreamSlice slice = store.warehouse().after(position, 5000);
      slice.events().forEach(event -> uuids.add(event.uuid()));
      position = slice.end();
    }
    return uuids;
  }

  private List<Event> batch() {
    List<Event> batch = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      StringBuilder text = new StringBuilder("{\"x\":\"");
      for (int c = 0; c < 40; c++) {
        text.append(Long.toHexString(random.nextLong()));
      }
      batch.add(Events.event(project, "e", i, Events.RECEIVED, text.append("\"}").toString()));
    }
    return batch;
  }

  private static boolean run(String... command) throws IOException, InterruptedException {
    return new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start()
            .waitFor()
        == 0;
  }
}
