package io.tandem.insights.annotations;

import io.swagger.v3.oas.annotations.Operation;
import io.tandem.access.Actor;
import io.tandem.access.Needs;
import io.tandem.access.Permission;
import io.tandem.catalog.CalendarEntry;
import io.tandem.catalog.CampaignState;
import io.tandem.catalog.OperationsCalendar;
import io.tandem.insights.query.Checks;
import io.tandem.shared.LocalDates;
import io.tandem.shared.Page;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.format.annotation.DateTimeFormat.ISO;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What happened in a range of dates, for charts to show. */
@RestController
@RequestMapping("/api/projects/{project}/annotations")
class AnnotationsController {

  private final OperationsCalendar calendar;

  AnnotationsController(OperationsCalendar calendar) {
    this.calendar = calendar;
  }

  @GetMapping
  @Needs(Permission.VIEW)
  @Operation(
      summary =
          "Releases, gray or not, campaigns and experiments that ran, holds that touch the dates, oldest first")
  Page<Annotation> listAnnotations(
      Actor actor,
      @RequestParam @DateTimeFormat(iso = ISO.DATE) LocalDate from,
      @RequestParam @DateTimeFormat(iso = ISO.DATE) LocalDate to) {
    Checks.dates(from, to);
    LocalDates range = new LocalDates(from, to, actor.project().zone());
    List<Annotation> annotations = new ArrayList<>();
    for (CalendarEntry entry : calendar.entries(actor.project(), range)) {
      Annotation.Kind kind = kind(entry);
      if (kind != null) {
        annotations.add(
            new Annotation(
                kind,
                entry.subject(),
                entry.names(),
                entry.from(),
                entry.to(),
                entry.reason(),
                entry.link()));
      }
    }
    return new Page<>(annotations, null);
  }

  /** A campaign that never ran explains nothing; work and conflicts are plans. */
  private static Annotation.@Nullable Kind kind(CalendarEntry entry) {
    String state = entry.state();
    boolean planned =
        CampaignState.DRAFT.key().equals(state) || CampaignState.SCHEDULED.key().equals(state);
    return switch (entry.kind()) {
      case RELEASE, GRAY_RELEASE -> Annotation.Kind.RELEASE;
      case HOLD -> Annotation.Kind.HOLD;
      case CAMPAIGN -> planned ? null : Annotation.Kind.CAMPAIGN;
      case EXPERIMENT -> planned ? null : Annotation.Kind.EXPERIMENT;
      case WORK, CONFLICT -> null;
    };
  }
}
