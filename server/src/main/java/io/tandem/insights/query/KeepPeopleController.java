package io.tandem.insights.query;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.tandem.access.Actor;
import io.tandem.access.Needs;
import io.tandem.access.Permission;
import io.tandem.audiences.Segment;
import io.tandem.audiences.Segments;
import io.tandem.insights.serving.Answers;
import io.tandem.insights.serving.Asked;
import io.tandem.shared.ClientConnection;
import io.tandem.shared.Names;
import io.tandem.shared.TandemException;
import org.jspecify.annotations.Nullable;
import org.roaringbitmap.RoaringBitmap;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Keeps the people behind a number as a segment. */
@RestController
@RequestMapping("/api/projects/{project}/query/people")
class KeepPeopleController {

  /** So many people are asked for at once; their rows take some 60 MB while they are read. */
  private static final int PIECE = 250_000;

  private final Insights insights;
  private final QueryReader reader;
  private final Segments segments;
  private final Answers answers;

  KeepPeopleController(Insights insights, QueryReader reader, Segments segments, Answers answers) {
    this.insights = insights;
    this.reader = reader;
    this.segments = segments;
    this.answers = answers;
  }

  /** What the segment is called. */
  record Kept(@Nullable String key, @Nullable Names names) {}

  @PostMapping("/segment")
  @Needs(Permission.EDIT_SEGMENTS)
  @ResponseStatus(HttpStatus.CREATED)
  @Operation(
      summary = "Keep the people behind one number of an insight as a segment",
      description = "The body is that of /query/people with a segment: its key and names.",
      requestBody =
          @io.swagger.v3.oas.annotations.parameters.RequestBody(
              content = @Content(schema = @Schema(type = "object"))))
  Segment keepPeople(Actor actor, ClientConnection client, @RequestBody JsonNode body) {
    if (!(body instanceof ObjectNode whole) || !whole.path("segment").isObject()) {
      throw new TandemException(InsightError.MISSING_FIELD, "segment");
    }
    ObjectNode cell = whole.deepCopy();
    Kept kept = reader.read(cell.remove("segment"), Kept.class);
    Insight<?, ?, ?> insight = insights.of(reader.kind(reader.part(cell, "query")));
    Names names = kept.names();
    if (names == null) {
      throw new TandemException(InsightError.MISSING_FIELD, "segment.names");
    }
    Asked asked =
        new Asked(
            actor.project(),
            cell,
            insight.kind().name(),
            Asked.Asker.of(actor),
            Answers.id(null),
            true);
    RoaringBitmap people = answers.alone(asked, client, () -> people(actor, insight, cell));
    return segments.keep(actor, kept.key(), names, people);
  }

  private <Q extends InsightQuery, C, R> RoaringBitmap people(
      Actor actor, Insight<Q, C, R> insight, JsonNode body) {
    Q query = reader.read(reader.part(body, "query"), insight.kind().query());
    C cell = reader.read(reader.part(body, "cell"), insight.kind().cell());
    RoaringBitmap people = new RoaringBitmap();
    long after = -1;
    while (true) {
      PeopleKeys found =
          insight.people(actor.project(), query, cell, new PeopleSlice(after, PIECE));
      found.keys().forEach(key -> people.add(key.intValue()));
      if (found.keys().size() < PIECE) {
        return people;
      }
      after = found.keys().getLast();
    }
  }
}
