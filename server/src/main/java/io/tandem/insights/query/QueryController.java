package io.tandem.insights.query;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.tandem.access.Actor;
import io.tandem.access.Needs;
import io.tandem.access.Permission;
import io.tandem.access.Project;
import io.tandem.events.Persons;
import io.tandem.insights.serving.Answers;
import io.tandem.insights.serving.Asked;
import io.tandem.insights.serving.Served;
import io.tandem.shared.ClientConnection;
import jakarta.servlet.http.HttpServletRequest;
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

  /** What a client calls its request, to ask how far it is and to cancel it. */
  static final String ID = "Tandem-Query-Id";

  private static final MediaType CSV = new MediaType("text", "csv", StandardCharsets.UTF_8);

  private final Insights insights;
  private final QueryReader reader;
  private final Persons persons;
  private final Answers answers;

  QueryController(Insights insights, QueryReader reader, Persons persons, Answers answers) {
    this.insights = insights;
    this.reader = reader;
    this.persons = persons;
    this.answers = answers;
  }

  @PostMapping
  @Needs(Permission.VIEW)
  @Operation(
      summary = "Run an insight; ask for text/csv to get a table",
      description =
          "An answer that still holds is given again and says so; Cache-Control: no-cache computes"
              + " it anew. The id is for asking how far it is and for cancelling it.",
      requestBody =
          @io.swagger.v3.oas.annotations.parameters.RequestBody(
              content = @Content(schema = @Schema(type = "object"))))
  ResponseEntity<?> run(
      Actor actor,
      ClientConnection client,
      @RequestBody JsonNode body,
      @RequestHeader(value = ID, required = false) @Nullable String id,
      HttpServletRequest request) {
    Call call = new Call(actor, client, Answers.id(id), anew(request));
    return run(
        call,
        insights.of(reader.kind(body)),
        body,
        wantsCsv(request.getHeader(HttpHeaders.ACCEPT)));
  }

  private static boolean anew(HttpServletRequest request) {
    String cache = request.getHeader(HttpHeaders.CACHE_CONTROL);
    return cache != null && cache.contains("no-cache");
  }

  /** A request. */
  private record Call(Actor actor, ClientConnection client, String id, boolean anew) {

    Asked asks(String kind, Object question) {
      return new Asked(actor.project(), question, kind, Asked.Asker.of(actor), id, anew);
    }
  }

  private <Q extends InsightQuery, C, R> ResponseEntity<?> run(
      Call call, Insight<Q, C, R> insight, JsonNode body, boolean csv) {
    long started = System.nanoTime();
    Q query = reader.read(body, insight.kind().query());
    Project project = call.actor().project();
    Served<Finding<R>> served =
        answers.get(
            call.asks(query.kind(), query),
            call.client(),
            now -> insight.dependence(project, query, now),
            () -> insight.run(project, query));
    Finding<R> found = served.value();
    Finding<R> finding =
        Permission.VIEW_PEOPLE.heldBy(call.actor().roles())
            ? found
            : found.map(result -> insight.masked(query, result));
    ResponseEntity.BodyBuilder answered = ResponseEntity.ok().header(ID, call.id());
    if (csv) {
      String table = insight.csv(query, finding.result()).toString();
      return answered.contentType(CSV).body(table);
    }
    long millis = (System.nanoTime() - started) / 1_000_000;
    return answered
        .contentType(MediaType.APPLICATION_JSON)
        .body(answer(call, query.kind(), served, finding, millis));
  }

  private static InsightAnswer answer(
      Call call, String kind, Served<?> served, Finding<?> finding, long millis) {
    return new InsightAnswer(
        kind,
        call.actor().project().zone().getId(),
        finding.engine(),
        finding.why(),
        millis,
        served.cached(),
        served.computedAt(),
        finding.asOf().token(),
        finding.result());
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
      ClientConnection client,
      @RequestBody JsonNode body,
      @RequestParam(required = false) @Nullable String cursor,
      @RequestParam(defaultValue = "50") int limit) {
    Insight<?, ?, ?> insight = insights.of(reader.kind(reader.part(body, "query")));
    long after = cursor == null ? -1 : Cursors.key(cursor);
    PeopleSlice slice = new PeopleSlice(after, Cursors.limit(limit));
    return people(new Call(actor, client, Answers.id(null), true), insight, body, slice);
  }

  private <Q extends InsightQuery, C, R> PeoplePage people(
      Call call, Insight<Q, C, R> insight, JsonNode body, PeopleSlice slice) {
    Q query = reader.read(reader.part(body, "query"), insight.kind().query());
    C cell = reader.read(reader.part(body, "cell"), insight.kind().cell());
    // one more, to know whether there is a next page
    PeopleSlice more = new PeopleSlice(slice.after(), slice.limit() + 1);
    Project project = call.actor().project();
    PeopleKeys found =
        answers.alone(
            call.asks(query.kind(), query),
            call.client(),
            () -> insight.people(project, query, cell, more));
    List<Long> keys = found.keys().stream().limit(slice.limit()).toList();
    String next = found.keys().size() > slice.limit() ? Cursors.of(keys.getLast()) : null;
    return new PeoplePage(found.total(), persons.summaries(project.id(), keys), next);
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
