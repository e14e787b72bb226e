package io.tandem.insights.query;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.tandem.access.Actor;
import io.tandem.access.Needs;
import io.tandem.access.Permission;
import io.tandem.events.Persons;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** Insights over HTTP. What bodies look like is added to the API document by the kinds. */
@RestController
@RequestMapping("/api/projects/{project}/query")
class QueryController {

  private static final MediaType CSV = new MediaType("text", "csv", StandardCharsets.UTF_8);

  private final Insights insights;
  private final QueryReader reader;
  private final Persons persons;

  QueryController(Insights insights, QueryReader reader, Persons persons) {
    this.insights = insights;
    this.reader = reader;
    this.persons = persons;
  }

  @PostMapping
  @Needs(Permission.VIEW)
  @Operation(
      summary = "Run an insight; ask for text/csv to get a table",
      requestBody =
          @io.swagger.v3.oas.annotations.parameters.RequestBody(
              content = @Content(schema = @Schema(type = "object"))))
  ResponseEntity<?> run(
      Actor actor,
      @RequestBody JsonNode body,
      @RequestHeader(value = HttpHeaders.ACCEPT, required = false) @Nullable String accept) {
    return run(actor, insights.of(reader.kind(body)), body, wantsCsv(accept));
  }

  private <Q extends InsightQuery, C, R> ResponseEntity<?> run(
      Actor actor, Insight<Q, C, R> insight, JsonNode body, boolean csv) {
    long started = System.nanoTime();
    Q query = reader.read(body, insight.kind().query());
    Finding<R> finding = insight.run(actor.project(), query);
    if (!Permission.VIEW_PEOPLE.heldBy(actor.roles())) {
      finding = finding.map(result -> insight.masked(query, result));
    }
    if (csv) {
      String table = insight.csv(query, finding.result()).toString();
      return ResponseEntity.ok().contentType(CSV).body(table);
    }
    InsightAnswer answer =
        new InsightAnswer(
            insight.kind().name(),
            actor.project().zone().getId(),
            finding.engine(),
            finding.why(),
            (System.nanoTime() - started) / 1_000_000,
            finding.asOf().token(),
            finding.result());
    return ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON).body(answer);
  }

  @PostMapping("/people")
  @Needs(Permission.VIEW_PEOPLE)
  @Operation(
      summary = "The people behind one number of an insight",
      requestBody =
          @io.swagger.v3.oas.annotations.parameters.RequestBody(
              content = @Content(schema = @Schema(type = "object"))))
  PeoplePage people(
      Actor actor,
      @RequestBody JsonNode body,
      @RequestParam(required = false) @Nullable String cursor,
      @RequestParam(defaultValue = "50") int limit) {
    Insight<?, ?, ?> insight = insights.of(reader.kind(reader.part(body, "query")));
    long after = cursor == null ? -1 : Cursors.key(cursor);
    return people(actor, insight, body, new PeopleSlice(after, Cursors.limit(limit)));
  }

  private <Q extends InsightQuery, C, R> PeoplePage people(
      Actor actor, Insight<Q, C, R> insight, JsonNode body, PeopleSlice slice) {
    Q query = reader.read(reader.part(body, "query"), insight.kind().query());
    C cell = reader.read(reader.part(body, "cell"), insight.kind().cell());
    // one more, to know whether there is a next page
    PeopleSlice more = new PeopleSlice(slice.after(), slice.limit() + 1);
    PeopleKeys found = insight.people(actor.project(), query, cell, more);
    List<Long> keys = found.keys().stream().limit(slice.limit()).toList();
    String next = found.keys().size() > slice.limit() ? Cursors.of(keys.getLast()) : null;
    return new PeoplePage(found.total(), persons.summaries(actor.projectId(), keys), next);
  }

  private static boolean wantsCsv(@Nullable String accept) {
    if (accept == null) {
      return false;
    }
    try {
      List<MediaType> types = MediaType.parseMediaTypes(accept);
      return types.stream().anyMatch(type -> type.equalsTypeAndSubtype(CSV));
    } catch (InvalidMediaTypeException e) {
      return false;
    }
  }
}
