package io.tandem.events.imports;

import static org.assertj.core.api.Assertions.assertThat;

import io.tandem.access.Project;
import io.tandem.events.imports.Import.Counts;
import io.tandem.events.imports.ImportStore.RejectedLine;
import io.tandem.events.intake.IncomingEvent;
import io.tandem.events.intake.IntakeResult.Accepted;
import io.tandem.events.intake.IntakeResult.Outcome;
import io.tandem.shared.ProjectId;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImportRunTest {

  private static final String MAPPING =
      """
      format: jsonl
      event: {constant: noted}
      person: {column: id}
      time: {column: t}
      properties: {text: text}
      """;

  private final List<Integer> batches = new ArrayList<>();
  private long lines;

  @Test
  void longLinesMakeSmallBatchesSoThatMemoryStaysBounded(@TempDir Path folder) throws Exception {
    String line = "{\"id\":\"p\",\"t\":\"2026-03-02\",\"text\":\"" + "x".repeat(900_000) + "\"}\n";
    Path file = Files.writeString(folder.resolve("file"), line.repeat(12));
    assertThat(new ImportRun(importOf(Files.size(file)), project(), new Feed()).run(file)).isTrue();
    assertThat(batches).allMatch(events -> events <= 5);
    assertThat(batches.stream().mapToInt(Integer::intValue).sum()).isEqualTo(12);
    assertThat(lines).isEqualTo(12);
  }

  private static Import importOf(long size) {
    return new Import(
        1,
        new ProjectId(1),
        "production",
        "file",
        size,
        "0".repeat(64),
        MAPPING,
        Import.State.RUNNING,
        size,
        new Counts(0, 0, 0, 0, 0),
        Instant.EPOCH,
        "test",
        null,
        null,
        null,
        null);
  }

  private static Project project() {
    return new Project(new ProjectId(1), "p", "P", ZoneOffset.UTC, "en", "EUR", 1);
  }

  private final class Feed implements ImportRun.Feed {

    @Override
    public ImportRun.Delivery deliver(List<IncomingEvent> events) {
      batches.add(events.size());
      List<Outcome> outcomes = Collections.nCopies(events.size(), new Accepted(null));
      return new ImportRun.Delivery(outcomes, false);
    }

    @Override
    public void checkpoint(Counts counts, List<RejectedLine> rejected) {
      lines = counts.lines();
    }

    @Override
    public boolean stopping() {
      return false;
    }
  }
}
