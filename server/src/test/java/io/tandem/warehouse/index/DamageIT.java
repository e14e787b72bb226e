package io.tandem.warehouse.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tandem.shared.ProjectId;
import io.tandem.warehouse.Batch;
import io.tandem.warehouse.DaySpan;
import io.tandem.warehouse.Event;
import io.tandem.warehouse.Events;
import io.tandem.warehouse.IndexEvents;
import io.tandem.warehouse.WarehouseFixture;
import io.tandem.warehouse.duckdb.DuckDbFixture;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whatever happened to the files while the server was down, the answers stay what they were. */
class DamageIT {

  private static final DaySpan EVER = new DaySpan(0, (int) LocalDate.of(2100, 1, 1).toEpochDay());

  private static WarehouseFixture store = DuckDbFixture.temporary();
  private static IndexFixture index = IndexFixture.temporary(store);
  private static int people;
  private static int lastKey;

  private final ProjectId project = new ProjectId(1);

  @AfterAll
  static void close() {
    index.close();
    store.close();
  }

  @BeforeEach
  void somethingIsStored() {
    index.reopen(); // a test may have left it closed
    for (int i = 0; i < 4; i++) {
      append(100);
    }
    assertThat(count()).isEqualTo(people);
    index.reopen();
    index.ready();
  }

  private void append(int count) {
    List<Event> events = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      events.add(Events.event(project, "e", ++lastKey));
    }
    people += count;
    store.warehouse().append(Batch.of(events));
  }

  private long count() {
    return index.ask(
        project, view -> view.counts(IndexEvents.of("*", null), List.of(EVER), null)[0]);
  }

  private void rebuiltBecause(String reason) {
    index.reopen();
    assertThat(count()).isEqualTo(people);
    assertThat(index.ready().rebuilt()).isEqualTo(reason);
    index.reopen();
    assertThat(count()).isEqualTo(people);
    assertThat(index.ready().rebuilt()).as("what was rebuilt is whole").isNull();
  }

  /** A file of the index, which is closed: an open one may be compacted away meanwhile. */
  private Path segment() throws IOException {
    index.index().close();
    try (var files = Files.newDirectoryStream(index.directory(), "*.segment")) {
      return files.iterator().next();
    }
  }

  @Test
  void anUnharmedIndexIsNotRebuilt() {
    index.reopen();
    assertThat(count()).isEqualTo(people);
    assertThat(index.ready().rebuilt()).isNull();
  }

  /** A directory in the place where the manifest is written: every writing of it fails. */
  @Test
  void aCompactionWithoutManifestLeavesTheIndexWhatItWas() throws IOException {
    Path blocked = index.directory().resolve(Manifest.FILE + ".new");
    AtomicBoolean once = new AtomicBoolean();
    index.whenCompacting(() -> {
      if (once.compareAndSet(false, true) && !blocked.toFile().mkdir()) {
        throw new AssertionError("not blocked");
      }
    });
    store.erasure().erase(project, lastKey);
    people--;
    await().atMost(Duration.ofSeconds(20)).until(() -> once.get() && !Files.exists(blocked));
    index.whenCompacting(() -> {});
    append(100);
    assertThat(count()).isEqualTo(people);
    index.reopen();
    assertThat(count()).isEqualTo(people);
    assertThat(index.ready().rebuilt()).as("nothing was missing").isNull();
  }

  @Test
  void aMissingManifestMeansRebuilding() throws IOException {
    index.index().close();
    Files.delete(index.directory().resolve(Manifest.FILE));
    rebuiltBecause("missing");
  }

  @Test
  void aMissingSegmentMeansRebuilding() throws IOException {
    Files.delete(segment());
    rebuiltBecause("missing file");
  }

  @Test
  void aTruncatedSegmentMeansRebuilding() throws IOException {
    try (RandomAccessFile file = new RandomAccessFile(segment().toFile(), "rw")) {
      file.setLength(file.length() - 9);
    }
    rebuiltBecause("truncated");
  }

  @Test
  void anEmptySegmentMeansRebuilding() throws IOException {
    try (RandomAccessFile file = new RandomAccessFile(segment().toFile(), "rw")) {
      file.setLength(0);
    }
    rebuiltBecause("truncated");
  }

  @Test
  void aFlippedBitAnywhereInASegmentIsNoticed() throws IOException {
    Path file = segment();
    byte[] whole = Files.readAllBytes(file);
    Random random = new Random(5);
    for (int i = 0; i < 300; i++) {
      byte[] flipped = whole.clone();
      // the four zero bytes of the header say nothing
      int at = i < 12 ? i : 16 + random.nextInt(whole.length - 16);
      flipped[at] ^= (byte) (1 << random.nextInt(8));
      Path copy = index.directory().resolveSibling("flipped-" + i);
      Files.write(copy, flipped);
      assertThat(opens(copy)).as("bit flipped in byte %s of %s", at, whole.length).isFalse();
      Files.delete(copy);
    }
  }

  private static boolean opens(Path file) throws IOException {
    try {
      Segment.open(file).release();
      return true;
    } catch (DamagedIndexException noticed) {
      return false;
    }
  }

  @Test
  void aFlippedBitMeansRebuilding() throws IOException {
    try (RandomAccessFile file = new RandomAccessFile(segment().toFile(), "rw")) {
      file.seek(100);
      int there = file.read();
      file.seek(100);
      file.write(there ^ 4);
    }
    rebuiltBecause("damaged");
  }

  @Test
  void anotherVersionMeansRebuilding() throws IOException {
    try (RandomAccessFile file = new RandomAccessFile(segment().toFile(), "rw")) {
      file.seek(8);
      file.write(7);
    }
    rebuiltBecause("other version");
  }

  @Test
  void aDamagedManifestMeansRebuilding() throws IOException {
    index.index().close();
    Path file = index.directory().resolve(Manifest.FILE);
    String text = Files.readString(file, StandardCharsets.ISO_8859_1);
    Files.writeString(file, text.replaceFirst("events ([0-9])", "events 9$1"));
    rebuiltBecause("damaged");
  }

  @Test
  void anIndexOfAnotherStoreOrOfItsPastOrFutureIsRebuilt()
      throws IOException, DamagedIndexException {
    index.index().close();
    Manifest there = Manifest.read(index.directory());
    new Manifest("other", there.asOf(), there.events(), there.segments(), there.erased())
        .publish(index.directory());
    rebuiltBecause("of another store");
    index.index().close();
    there = Manifest.read(index.directory());
    new Manifest(there.store(), there.asOf(), there.events() + 1, there.segments(), List.of())
        .publish(index.directory());
    rebuiltBecause("not what the store holds");
  }

  @Test
  void eventsStoredWhileTheIndexWasClosedAreReadWithoutRebuilding() {
    index.index().close();
    append(150);
    index.reopen();
    assertThat(count()).isEqualTo(people);
    assertThat(index.ready().rebuilt()).isNull();
  }

  @Test
  void anErasureWhileTheIndexWasClosedMeansRebuilding() {
    index.index().close();
    store.erasure().erase(project, lastKey);
    people--;
    rebuiltBecause("not what the store holds");
  }
}
