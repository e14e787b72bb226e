package io.tandem.events.imports;

import io.tandem.access.Project;
import io.tandem.events.imports.Import.Counts;
import io.tandem.events.imports.ImportStore.RejectedLine;
import io.tandem.events.intake.IncomingEvent;
import io.tandem.events.intake.IntakeResult.Accepted;
import io.tandem.events.intake.IntakeResult.Duplicate;
import io.tandem.events.intake.IntakeResult.Outcome;
import io.tandem.events.intake.IntakeResult.Rejected;
import io.tandem.events.intake.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * One pass over a file, from its checkpoint to its end. Events and checkpoint live in different
 * stores, so a kill between both makes the same batch come again: its events are duplicates then,
 * and the first batch after a checkpoint that was found counts them as accepted, which they were.
 */
final class ImportRun {

  private static final int BATCH = 5_000;

  /** Of the lines of a batch; the trees made of them take several times that. */
  private static final long BATCH_CHARACTERS = 4L << 20;

  private final Import file;
  private final ImportMapping mapping;
  private final Translator translator;
  private final Feed feed;
  private Counts counts;
  private boolean replayed;

  /** Where a run delivers to. */
  interface Feed {

    /** What became of the events, in their order. */
    Delivery deliver(List<IncomingEvent> events) throws InterruptedException;

    /** Makes progress durable. */
    void checkpoint(Counts counts, List<RejectedLine> rejected);

    /** True when the server is about to stop. */
    boolean stopping();
  }

  /**
   * @param outcomes in the order of the events
   * @param repeated the batch was sent more than once, so duplicates may be its own
   */
  record Delivery(List<Outcome> outcomes, boolean repeated) {}

  ImportRun(Import file, Project project, Feed feed) {
    this.file = file;
    this.mapping = MappingReader.read(file.mapping());
    this.translator = new Translator(mapping, project.id(), project.zone(), file.identity());
    this.feed = feed;
    this.counts = file.counts();
    this.replayed = file.startedAt() != null;
  }

  /**
   * Goes through the file.
   *
   * @return false when it was left because the server stops
   */
  boolean run(Path path) throws IOException, InterruptedException {
    try (CountedInput in = new CountedInput(Files.newInputStream(path))) {
      Records records = Records.open(new Lines(in, mapping.charset()), mapping);
      for (long skipped = 0; skipped < counts.lines(); skipped++) {
        records.next();
      }
      boolean more = true;
      while (more) {
        if (feed.stopping()) {
          return false;
        }
        more = batch(records, in);
      }
      return true;
    }
  }

  private boolean batch(Records records, CountedInput in) throws IOException, InterruptedException {
    List<RejectedLine> rejected = new ArrayList<>();
    List<Records.Item> items = new ArrayList<>();
    List<IncomingEvent> events = new ArrayList<>();
    int lines = 0;
    Records.Item item = null;
    long characters = 0;
    while (lines < BATCH && characters < BATCH_CHARACTERS && (item = records.next()) != null) {
      lines++;
      characters += item.text().length();
      read(item, items, events, rejected);
    }
    if (lines > 0) {
      Counts added = deliver(lines, items, events, rejected);
      counts = counts.plus(Math.min(in.count(), file.size()), added);
      feed.checkpoint(counts, rejected);
    }
    return item != null;
  }

  private void read(
      Records.Item item,
      List<Records.Item> items,
      List<IncomingEvent> events,
      List<RejectedLine> rejected) {
    if (item.row() == null) {
      Reason flaw = item.flaw() == null ? new Reason("unreadable", "unreadable") : item.flaw();
      rejected.add(rejection(item, flaw));
      return;
    }
    try {
      IncomingEvent event = translator.translate(item.row(), item.line());
      if (event != null) {
        items.add(item);
        events.add(event);
      }
    } catch (LineRejected e) {
      rejected.add(rejection(item, e.reason()));
    }
  }

  private Counts deliver(
      int lines, List<Records.Item> items, List<IncomingEvent> events, List<RejectedLine> rejected)
      throws InterruptedException {
    long accepted = 0;
    long duplicates = 0;
    if (!events.isEmpty()) {
      Delivery delivery = feed.deliver(events);
      boolean again = replayed || delivery.repeated();
      for (int i = 0; i < items.size(); i++) {
        switch (delivery.outcomes().get(i)) {
          case Accepted ignored -> accepted++;
          case Duplicate ignored when again -> accepted++;
          case Duplicate ignored -> duplicates++;
          case Rejected refused -> rejected.add(rejection(items.get(i), refused.reason()));
        }
      }
    }
    replayed = false;
    return new Counts(0, lines, accepted, duplicates, rejected.size());
  }

  private static RejectedLine rejection(Records.Item item, Reason reason) {
    return new RejectedLine(item.line(), reason.code(), reason.sentence(), item.text());
  }
}
