package io.tandem.experiments;

import io.tandem.access.Actor;
import io.tandem.access.Needs;
import io.tandem.access.Permission;
import io.tandem.experiments.definition.ExperimentMetric;
import io.tandem.shared.Versions;
import io.tandem.warehouse.Asking;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** People who are held out of flags beside all others, over HTTP. */
@RestController
@RequestMapping("/api/projects/{project}/flag-holdouts/{holdout}/comparison")
class HoldoutComparisonsController {

  private final HoldoutComparisons comparisons;

  HoldoutComparisonsController(HoldoutComparisons comparisons) {
    this.comparisons = comparisons;
  }

  /** By what they are compared. */
  record HoldoutMetrics(@NotNull @Size(min = 1, max = 40) List<@NotNull ExperimentMetric> items) {}

  @GetMapping
  @Needs(Permission.VIEW)
  ResponseEntity<HoldoutComparison> getHoldoutComparison(
      Actor actor, @PathVariable String holdout) {
    return tagged(comparisons.get(actor.projectId(), holdout));
  }

  /** Says by what they are compared. */
  @PutMapping("/metrics")
  @Needs(Permission.EDIT_EXPERIMENTS)
  ResponseEntity<HoldoutComparison> setHoldoutMetrics(
      Actor actor,
      @PathVariable String holdout,
      @RequestHeader(value = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
      @Valid @RequestBody HoldoutMetrics metrics) {
    long version = Versions.match(ifMatch);
    return tagged(comparisons.measure(actor, holdout, version, metrics.items()));
  }

  /** Computes it from events. */
  @PostMapping
  @Needs(Permission.EDIT_EXPERIMENTS)
  ResponseEntity<HoldoutComparison> compareHoldout(Actor actor, @PathVariable String holdout) {
    return tagged(new Asking(actor.asker()).in(() -> comparisons.compare(actor, holdout)));
  }

  private static ResponseEntity<HoldoutComparison> tagged(HoldoutComparison comparison) {
    return ResponseEntity.ok().eTag(Versions.tag(comparison.version())).body(comparison);
  }
}
