package io.tandem.events.imports;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.tandem.events.intake.EventIds;
import io.tandem.events.intake.IncomingEvent;
import io.tandem.events.intake.PersonChange;
import io.tandem.shared.ProjectId;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Turns the rows of one file into events of one project. */
final class Translator {

  private final ImportMapping mapping;
  private final ProjectId project;
  private final String file;
  private final TimeRule.Reader time;
  private final Properties properties;
  private final Properties personProperties;

  // What was last said of a person; saying it again on every line would cost a write each.
  private final Cache<String, Said> said = Caffeine.newBuilder().maximumSize(200_000).build();

  private record Said(ObjectNode properties, long time) {}

  /**
   * @param zone of the project
   * @param file tells its lines from those of other files
   */
  Translator(ImportMapping mapping, ProjectId project, ZoneId zone, String file) {
    this.mapping = mapping;
    this.project = project;
    this.file = file;
    this.time = mapping.time().reader(zone);
    this.properties = new Properties(mapping.properties(), zone);
    this.personProperties = new Properties(mapping.personProperties(), zone);
  }

  /**
   * The event of a row; null when the mapping passes it over.
   *
   * @param line number of the row's first line, its identity within the file
   */
  @Nullable IncomingEvent translate(Row row, long line) throws LineRejected {
    String name = mapping.event().read(row);
    if (name == null) {
      throw new LineRejected("no_event", "the line names no event as mapped");
    }
    PersonRule.Who who = mapping.person().read(row);
    if (who == null) {
      if (mapping.person().missing() == PersonRule.Missing.SKIP) {
        return null;
      }
      throw new LineRejected("no_person", "the line names no person as mapped");
    }
    String when = row.text(mapping.time().column());
    if (when == null) {
      throw new LineRejected("bad_time", "the line has no time");
    }
    long at = time.read(when);
    return IncomingEvent.named(name, who.id(), properties.read(row))
        .identifiedBy(EventIds.uuid(project, identity(row, line)))
        .at(at)
        .changing(change(row, who, at))
        .from("tandem-import");
  }

  private String identity(Row row, long line) throws LineRejected {
    if (mapping.uuid() == null) {
      return "import:" + file + ":" + line;
    }
    String id = mapping.uuid().read(row);
    if (id == null) {
      throw new LineRejected("no_uuid", "the line has no uuid");
    }
    return id;
  }

  private PersonChange change(Row row, PersonRule.Who who, long at) throws LineRejected {
    ObjectNode now = personProperties.read(row);
    if (saysNothingNew(said.getIfPresent(who.id()), now, at)) {
      return PersonChange.NONE;
    }
    said.put(who.id(), new Said(now, at));
    return mapping.historical()
        ? new PersonChange(null, now, null, who.known())
        : new PersonChange(now, null, null, who.known());
  }

  /** Of what is set once the earliest counts, else the latest, so that its time must be known. */
  private boolean saysNothingNew(@Nullable Said before, ObjectNode now, long at) {
    return before != null
        && before.properties.equals(now)
        && (mapping.historical() ? at >= before.time : at == before.time);
  }
}
