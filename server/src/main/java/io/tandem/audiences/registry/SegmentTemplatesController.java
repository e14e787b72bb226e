package io.tandem.audiences.registry;

import io.tandem.access.Actor;
import io.tandem.access.Needs;
import io.tandem.access.Permission;
import io.tandem.audiences.Segment;
import io.tandem.audiences.registry.TemplatesRequests.AgeBands;
import io.tandem.audiences.registry.TemplatesRequests.ValueTiers;
import jakarta.validation.Valid;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Several segments at once. */
@RestController
@RequestMapping("/api/projects/{project}/segments/templates")
class SegmentTemplatesController {

  private final SegmentTemplates templates;

  SegmentTemplatesController(SegmentTemplates templates) {
    this.templates = templates;
  }

  @PostMapping("/value")
  @Needs(Permission.EDIT_SEGMENTS)
  @ResponseStatus(HttpStatus.CREATED)
  List<Segment> createValueTiers(Actor actor, @Valid @RequestBody ValueTiers asked) {
    return templates.valueTiers(actor, asked);
  }

  @PostMapping("/age")
  @Needs(Permission.EDIT_SEGMENTS)
  @ResponseStatus(HttpStatus.CREATED)
  List<Segment> createAgeBands(Actor actor, @Valid @RequestBody AgeBands asked) {
    return templates.ageBands(actor, asked);
  }
}
