package io.tandem.insights.spend;

import io.swagger.v3.oas.annotations.Operation;
import io.tandem.access.Actor;
import io.tandem.access.Needs;
import io.tandem.access.Permission;
import io.tandem.shared.CommonError;
import io.tandem.shared.Page;
import io.tandem.shared.TandemException;
import io.tandem.shared.Versions;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
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
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Spend on winning people. */
@RestController
@RequestMapping("/api/projects/{project}/spend")
class SpendController {

  private static final int MOST_BYTES = 4 << 20;
  private static final LocalDate FIRST = LocalDate.of(1990, 1, 1);
  private static final LocalDate LAST = LocalDate.of(2200, 12, 31);

  private final Spends spends;

  SpendController(Spends spends) {
    this.spends = spends;
  }

  @GetMapping
  @Needs(Permission.VIEW)
  @Operation(summary = "Lines of spend that touch the days, newest days first")
  Page<Spend> listSpend(
      Actor actor,
      @RequestParam(required = false) @DateTimeFormat(iso = ISO.DATE) @Nullable LocalDate from,
      @RequestParam(required = false) @DateTimeFormat(iso = ISO.DATE) @Nullable LocalDate to,
      @RequestParam(required = false) @Nullable String cursor,
      @RequestParam(defaultValue = "100") int limit) {
    SpendStore.Days days = new SpendStore.Days(bounded(from, FIRST), bounded(to, LAST));
    return spends.list(actor.project(), days, cursor, limit);
  }

  private static LocalDate bounded(@Nullable LocalDate day, LocalDate otherwise) {
    return day == null || day.isBefore(FIRST) || day.isAfter(LAST) ? otherwise : day;
  }

  @PostMapping
  @Needs(Permission.EDIT_SPEND)
  @Operation(summary = "Enter a line; one with the same channel, item and days takes its place")
  ResponseEntity<Spend> putSpend(Actor actor, @RequestBody SpendDraft draft) {
    return tagged(spends.put(actor, draft.line(actor.project().currency())));
  }

  @PostMapping("/import")
  @Needs(Permission.EDIT_SPEND)
  @Operation(summary = "Enter a CSV file of lines; entering it again changes nothing")
  SpendImport importSpend(Actor actor, InputStream content) throws IOException {
    byte[] file = content.readNBytes(MOST_BYTES + 1);
    if (file.length > MOST_BYTES) {
      throw new TandemException(CommonError.TOO_LARGE, MOST_BYTES);
    }
    String text = new String(file, StandardCharsets.UTF_8);
    return spends.importLines(actor, SpendFile.read(text, actor.project().currency()));
  }

  @GetMapping("/{id}")
  @Needs(Permission.VIEW)
  ResponseEntity<Spend> getSpend(Actor actor, @PathVariable long id) {
    return tagged(spends.get(actor.project(), id));
  }

  @PutMapping("/{id}")
  @Needs(Permission.EDIT_SPEND)
  ResponseEntity<Spend> updateSpend(
      Actor actor,
      @PathVariable long id,
      @RequestHeader(value = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
      @RequestBody SpendDraft draft) {
    SpendLine line = draft.line(actor.project().currency());
    return tagged(spends.update(actor, id, Versions.match(ifMatch), line));
  }

  @DeleteMapping("/{id}")
  @Needs(Permission.EDIT_SPEND)
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void deleteSpend(
      Actor actor,
      @PathVariable long id,
      @RequestHeader(value = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch) {
    spends.delete(actor, id, Versions.match(ifMatch));
  }

  private static ResponseEntity<Spend> tagged(Spend spend) {
    return ResponseEntity.ok().eTag(Versions.tag(spend.version())).body(spend);
  }
}
