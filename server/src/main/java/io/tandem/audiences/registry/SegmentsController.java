package io.tandem.audiences.registry;

import io.tandem.access.Actor;
import io.tandem.access.Needs;
import io.tandem.access.Permission;
import io.tandem.audiences.Segment;
import io.tandem.audiences.rules.RuleWriter;
import io.tandem.shared.CommonError;
import io.tandem.shared.Names;
import io.tandem.shared.Page;
import io.tandem.shared.TandemException;
import io.tandem.shared.Versions;
import jakarta.validation.Valid;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.format.annotation.DateTimeFormat.ISO;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Segments: their rules, lists and history. */
@RestController
@RequestMapping("/api/projects/{project}/segments")
class SegmentsController {

  private final SegmentViews views;
  private final SegmentChanges changes;
  private final SegmentMembers members;
  private final SegmentStore store;

  SegmentsController(
      SegmentViews views, SegmentChanges changes, SegmentMembers members, SegmentStore store) {
    this.views = views;
    this.changes = changes;
    this.members = members;
    this.store = store;
  }

  @GetMapping
  @Needs(Permission.VIEW)
  Page<SegmentViews.SegmentRow> listSegments(
      Actor actor,
      @RequestParam(required = false) @Nullable String cursor,
      @RequestParam(defaultValue = "100") int limit,
      @RequestParam(defaultValue = "false") boolean archived) {
    return views.list(actor.project(), cursor, limit, archived);
  }

  @PostMapping
  @Needs(Permission.EDIT_SEGMENTS)
  ResponseEntity<Segment> createSegment(Actor actor, @Valid @RequestBody SegmentDraft draft) {
    Map<String, Object> rule = draft.rule();
    List<String> ids = draft.ids();
    if ((rule == null) == (ids == null)) {
      throw new TandemException(
          CommonError.INVALID_REQUEST, "a segment has either a rule or a list of ids");
    }
    SegmentChanges.Said said;
    if (rule != null) {
      said = new SegmentChanges.Said.ByRule(members.rule(rule));
    } else {
      SegmentMembers.Known known = members.known(actor.projectId(), ids == null ? List.of() : ids);
      said = new SegmentChanges.Said.People(known.people(), known.unknown());
    }
    Segment made = changes.create(actor, draft.key(), draft.names(), said);
    return tagged(HttpStatus.CREATED, made);
  }

  @GetMapping("/{key}")
  @Needs(Permission.VIEW)
  ResponseEntity<SegmentViews.SegmentRow> getSegment(Actor actor, @PathVariable String key) {
    SegmentViews.SegmentRow row = views.get(actor.project(), key);
    return ResponseEntity.ok().eTag(Versions.tag(row.segment().version())).body(row);
  }

  @PutMapping("/{key}")
  @Needs(Permission.EDIT_SEGMENTS)
  ResponseEntity<Segment> updateSegment(
      Actor actor,
      @PathVariable String key,
      @RequestHeader(value = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
      @Valid @RequestBody SegmentDraft draft) {
    long version = Versions.match(ifMatch);
    boolean list = views.find(actor.projectId(), key).isList();
    Map<String, Object> rule = draft.rule();
    if (list == (rule != null) || draft.ids() != null) {
      throw new TandemException(
          CommonError.INVALID_REQUEST,
          list
              ? "a list has no rule; its ids have an address of their own"
              : "the rule is missing");
    }
    return tagged(
        HttpStatus.OK,
        changes.update(
            actor,
            key,
            version,
            before ->
                new StoredSegment.Revision(
                    before.number(),
                    draft.names(),
                    rule == null ? before.rule() : members.rule(rule),
                    before.people(),
                    before.unknown(),
                    before.changedBy(),
                    before.changedAt())));
  }

  @DeleteMapping("/{key}")
  @Needs(Permission.EDIT_SEGMENTS)
  ResponseEntity<Segment> archiveSegment(
      Actor actor,
      @PathVariable String key,
      @RequestHeader(value = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch) {
    return tagged(HttpStatus.OK, changes.archive(actor, key, Versions.match(ifMatch)));
  }

  @PostMapping("/{key}/restore")
  @Needs(Permission.EDIT_SEGMENTS)
  ResponseEntity<Segment> restoreSegment(
      Actor actor,
      @PathVariable String key,
      @RequestHeader(value = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch) {
    return tagged(HttpStatus.OK, changes.restore(actor, key, Versions.match(ifMatch)));
  }

  /** What somebody said of a segment once. */
  record SegmentRevision(
      long revision, Names names, Map<String, Object> rule, String changedBy, Instant changedAt) {}

  @GetMapping("/{key}/revisions")
  @Needs(Permission.VIEW)
  List<SegmentRevision> listSegmentRevisions(Actor actor, @PathVariable String key) {
    return store.revisions(views.find(actor.projectId(), key).id()).stream()
        .map(revision ->
            new SegmentRevision(
                revision.number(),
                revision.names(),
                RuleWriter.write(revision.rule()),
                revision.changedBy(),
                revision.changedAt()))
        .toList();
  }

  @GetMapping("/{key}/history")
  @Needs(Permission.VIEW)
  List<SegmentViews.SegmentDay> getSegmentHistory(
      Actor actor,
      @PathVariable String key,
      @RequestParam @DateTimeFormat(iso = ISO.DATE) LocalDate from,
      @RequestParam @DateTimeFormat(iso = ISO.DATE) LocalDate to) {
    return views.history(actor.project(), key, from, to);
  }

  private static ResponseEntity<Segment> tagged(HttpStatus status, Segment segment) {
    return ResponseEntity.status(status).eTag(Versions.tag(segment.version())).body(segment);
  }
}
