package io.tandem.audiences.registry;

import io.tandem.access.Actor;
import io.tandem.access.Needs;
import io.tandem.access.Permission;
import io.tandem.shared.ClientConnection;
import io.tandem.shared.CommonError;
import io.tandem.shared.TandemException;
import io.tandem.shared.Versions;
import io.tandem.warehouse.Attended;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.format.annotation.DateTimeFormat.ISO;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Who is in segments, was in them, or would be. */
@RestController
@RequestMapping("/api/projects/{project}")
class SegmentPeopleController {

  private final SegmentMembers members;
  private final SegmentViews views;

  SegmentPeopleController(SegmentMembers members, SegmentViews views) {
    this.members = members;
    this.views = views;
  }

  @GetMapping("/segments/{key}/people")
  @Needs(Permission.VIEW_PEOPLE)
  SegmentMembers.SegmentPeople listSegmentPeople(
      Actor actor, @PathVariable String key, @Valid @ParameterObject MemberRequest page) {
    return members.people(actor, key, page.cursor(), page.size());
  }

  /** People who came to the segment on a local day, or left it. */
  @GetMapping("/segments/{key}/moves")
  @Needs(Permission.VIEW_PEOPLE)
  SegmentMembers.SegmentPeople listSegmentMoves(
      Actor actor,
      @PathVariable String key,
      @RequestParam @DateTimeFormat(iso = ISO.DATE) LocalDate day,
      @RequestParam String move,
      @Valid @ParameterObject MemberRequest page) {
    boolean entered = move.equals("entered");
    if (!entered && !move.equals("left")) {
      throw new TandemException(CommonError.INVALID_REQUEST, "move is entered or left");
    }
    if (day.getYear() < 1970 || day.getYear() > 2199) {
      throw new TandemException(CommonError.INVALID_REQUEST, "day lies between 1970 and 2199");
    }
    return members.moved(actor, key, day, entered, page);
  }

  @PostMapping("/segments/{key}/ids")
  @Needs(Permission.EDIT_SEGMENTS)
  SegmentMembers.SegmentListing changeSegmentIds(
      Actor actor,
      @PathVariable String key,
      @RequestHeader(value = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
      @Valid @RequestBody IdsRequest request) {
    return members.list(actor, key, Versions.match(ifMatch), request);
  }

  /** A rule that somebody is writing. */
  record SegmentPreviewRequest(@NotNull Map<String, Object> rule) {}

  @PostMapping("/segments/preview")
  @Needs(Permission.EDIT_SEGMENTS)
  SegmentMembers.SegmentPreview previewSegment(
      Actor actor, ClientConnection client, @Valid @RequestBody SegmentPreviewRequest request) {
    return Attended.work(actor.asker(), client, () -> members.preview(actor, request.rule()));
  }

  @GetMapping("/people/{person}/segments")
  @Needs(Permission.VIEW_PEOPLE)
  List<SegmentViews.SegmentStay> listPersonSegments(Actor actor, @PathVariable String person) {
    return views.of(actor, person);
  }
}
