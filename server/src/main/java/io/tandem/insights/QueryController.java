package io.tandem.insights;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.tandem.access.Actor;
import io.tandem.access.Needs;
import io.tandem.access.Permission;
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

/** Insights over HTTP. */
@RestController
@RequestMapping("/api/projects/{project}/query")
class QueryController {

  private static final MediaType CSV = new MediaType("text", "csv", StandardCharsets.UTF_8);

  private final QueryReader reader;
  private final Trends trends;

  QueryController(QueryReader reader, Trends trends) {
    this.reader = reader;
    this.trends = trends;
  }

  @PostMapping
  @Needs(Permission.VIEW)
  @Operation(summary = "Run an insight; ask for text/csv to get one record a cell")
  @io.swagger.v3.oas.annotations.parameters.RequestBody(
      content = @Content(schema = @Schema(implementation = TrendQuery.class)))
  @ApiResponse(
      responseCode = "200",
      content = {
        @Content(
            mediaType = MediaType.APPLICATION_JSON_VALUE,
            schema = @Schema(implementation = TrendResult.class)),
        @Content(mediaType = "text/csv", schema = @Schema(implementation = String.class))
      })
  ResponseEntity<?> run(
      Actor actor,
      @RequestBody JsonNode body,
      @RequestHeader(value = HttpHeaders.ACCEPT, required = false) @Nullable String accept) {
    return switch (reader.query(body)) {
      case TrendQuery query -> {
        TrendResult whole = trends.run(actor.project(), query);
        boolean people = Permission.VIEW_PEOPLE.heldBy(actor.roles());
        TrendResult result = people ? whole : whole.masked(query);
        yield wantsCsv(accept)
            ? ResponseEntity.ok().contentType(CSV).body(TrendCsv.of(query, result))
            : ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON).body(result);
      }
    };
  }

  @PostMapping("/people")
  @Needs(Permission.VIEW_PEOPLE)
  @Operation(summary = "The people behind one number of a trend")
  @io.swagger.v3.oas.annotations.parameters.RequestBody(
      content = @Content(schema = @Schema(implementation = TrendPeopleRequest.class)))
  PeoplePage people(
      Actor actor,
      @RequestBody JsonNode body,
      @RequestParam(required = false) @Nullable String cursor,
      @RequestParam(defaultValue = "50") int limit) {
    TrendPeopleRequest request = reader.people(body);
    return trends.people(actor.project(), request, cursor, Cursors.limit(limit));
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
