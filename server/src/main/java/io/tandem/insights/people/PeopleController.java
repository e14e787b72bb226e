package io.tandem.insights.people;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.tandem.access.Actor;
import io.tandem.access.AuditTrail;
import io.tandem.access.Needs;
import io.tandem.access.Permission;
import io.tandem.events.Person;
import io.tandem.events.PersonActivity;
import io.tandem.events.PersonErasures;
import io.tandem.events.PersonSummary;
import io.tandem.events.Persons;
import io.tandem.insights.query.Cursors;
import io.tandem.shared.CommonError;
import io.tandem.shared.Page;
import io.tandem.shared.TandemException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** People and what each of them did. */
@RestController
@RequestMapping("/api/projects/{project}/people")
class PeopleController {

  private static final int MAX_SEARCH = 200;

  private final Persons persons;
  private final PersonErasures erasures;
  private final Timelines timelines;
  private final AuditTrail audit;

  PeopleController(
      Persons persons, PersonErasures erasures, Timelines timelines, AuditTrail audit) {
    this.audit = audit;
    this.persons = persons;
    this.erasures = erasures;
    this.timelines = timelines;
  }

  @GetMapping
  @Needs(Permission.VIEW_PEOPLE)
  @Operation(summary = "People, newest first; search looks at ids and properties")
  Page<PersonSummary> list(
      Actor actor,
      @RequestParam(defaultValue = "") String search,
      @RequestParam(required = false) @Nullable String cursor,
      @RequestParam(defaultValue = "50") int limit) {
    if (search.length() > MAX_SEARCH) {
      throw new TandemException(PeopleError.BAD_SEARCH, MAX_SEARCH);
    }
    return persons.search(actor.projectId(), search, cursor, Cursors.limit(limit));
  }

  @GetMapping("/{person}")
  @Needs(Permission.VIEW_PEOPLE)
  @Operation(summary = "One person, personal data masked")
  PersonDetails get(Actor actor, @PathVariable String person) {
    Person found = find(actor, person);
    return PersonDetails.masked(found, activity(actor, found));
  }

  @PostMapping("/{person}/reveal")
  @Needs(Permission.REVEAL_PEOPLE)
  @Operation(summary = "One person, unmasked; who looked is in the audit trail")
  PersonDetails reveal(Actor actor, @PathVariable String person) {
    Person found = find(actor, person);
    PersonActivity activity = activity(actor, found);
    audit.record(actor, "person.reveal", Long.toString(found.key()), null, null);
    return PersonDetails.revealed(found, activity);
  }

  private @Nullable PersonActivity activity(Actor actor, Person person) {
    return persons.activity(actor.projectId(), List.of(person.key())).get(person.key());
  }

  @GetMapping("/{person}/timeline")
  @Needs(Permission.VIEW_PEOPLE)
  @Operation(summary = "Everything a person did or met, newest first")
  Page<TimelineItem> timeline(
      Actor actor,
      @PathVariable String person,
      @RequestParam(required = false) @Nullable String cursor,
      @RequestParam(defaultValue = "50") int limit) {
    long key = find(actor, person).key();
    return timelines.of(actor.projectId(), key, cursor, Cursors.limit(limit));
  }

  @DeleteMapping("/{person}")
  @Needs(Permission.ERASE_PEOPLE)
  @Operation(
      summary =
          "Erase a person for good; 204 when everything is gone, 202 when the rest follows by"
              + " itself")
  @ApiResponse(responseCode = "204", description = "Erased everywhere")
  @ApiResponse(
      responseCode = "202",
      description = "Ids and properties are erased; events follow as soon as their store is free")
  ResponseEntity<Void> erase(Actor actor, @PathVariable String person) {
    boolean everywhere = erasures.erase(actor, find(actor, person).key());
    return ResponseEntity.status(everywhere ? HttpStatus.NO_CONTENT : HttpStatus.ACCEPTED).build();
  }

  private Person find(Actor actor, String person) {
    long key;
    try {
      key = Integer.toUnsignedLong(Integer.parseUnsignedInt(person));
    } catch (NumberFormatException e) {
      throw new TandemException(CommonError.NOT_FOUND);
    }
    return persons
        .find(actor.projectId(), key)
        .orElseThrow(() -> new TandemException(CommonError.NOT_FOUND));
  }
}
