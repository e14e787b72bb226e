package io.tandem.metrics;

import io.tandem.access.Actor;
import io.tandem.access.Needs;
import io.tandem.access.Permission;
import io.tandem.shared.Versions;
import jakarta.validation.Valid;
import java.util.List;
import org.jspecify.annotations.Nullable;
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
import org.springframework.web.bind.annotation.RestController;

/** Which metrics there are, and those a project makes for itself. */
@RestController
@RequestMapping("/api/projects/{project}/metrics")
class MetricsController {

  private final Metrics metrics;
  private final CustomMetrics custom;

  MetricsController(Metrics metrics, CustomMetrics custom) {
    this.metrics = metrics;
    this.custom = custom;
  }

  @GetMapping
  @Needs(Permission.VIEW)
  List<MetricView> listMetrics(Actor actor) {
    return metrics.all(actor.project());
  }

  @PostMapping("/custom")
  @Needs(Permission.EDIT_METRICS)
  ResponseEntity<CustomMetric> createCustomMetric(
      Actor actor, @Valid @RequestBody CustomMetricDraft draft) {
    return tagged(HttpStatus.CREATED, custom.create(actor, draft));
  }

  /** The last 30 days and today of a metric that is being written; keeps nothing. */
  @PostMapping("/custom-preview")
  @Needs(Permission.EDIT_METRICS)
  SignalResult previewCustomMetric(Actor actor, @Valid @RequestBody CustomMetricDraft draft) {
    return custom.preview(actor, draft);
  }

  @GetMapping("/custom/{key}")
  @Needs(Permission.VIEW)
  ResponseEntity<CustomMetric> getCustomMetric(Actor actor, @PathVariable String key) {
    return tagged(HttpStatus.OK, custom.get(actor.projectId(), key));
  }

  @PutMapping("/custom/{key}")
  @Needs(Permission.EDIT_METRICS)
  ResponseEntity<CustomMetric> updateCustomMetric(
      Actor actor,
      @PathVariable String key,
      @RequestHeader(value = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
      @Valid @RequestBody CustomMetricDraft draft) {
    return tagged(HttpStatus.OK, custom.update(actor, key, Versions.match(ifMatch), draft));
  }

  @DeleteMapping("/custom/{key}")
  @Needs(Permission.EDIT_METRICS)
  ResponseEntity<CustomMetric> archiveCustomMetric(
      Actor actor,
      @PathVariable String key,
      @RequestHeader(value = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch) {
    return tagged(HttpStatus.OK, custom.archive(actor, key, Versions.match(ifMatch)));
  }

  @GetMapping("/custom/{key}/revisions")
  @Needs(Permission.VIEW)
  List<CustomMetric> listCustomMetricRevisions(Actor actor, @PathVariable String key) {
    return custom.revisions(actor.projectId(), key);
  }

  private static ResponseEntity<CustomMetric> tagged(HttpStatus status, CustomMetric metric) {
    return ResponseEntity.status(status).eTag(Versions.tag(metric.version())).body(metric);
  }
}
