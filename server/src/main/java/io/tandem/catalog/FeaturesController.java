package io.tandem.catalog;

import io.tandem.access.Actor;
import io.tandem.access.Needs;
import io.tandem.access.Permission;
import io.tandem.shared.Page;
import io.tandem.shared.Versions;
import jakarta.validation.Valid;
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
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Product features. */
@RestController
@RequestMapping("/api/projects/{project}/features")
class FeaturesController {

  private final Features features;

  FeaturesController(Features features) {
    this.features = features;
  }

  @GetMapping
  @Needs(Permission.VIEW)
  Page<Feature> listFeatures(
      Actor actor,
      @RequestParam(required = false) @Nullable String cursor,
      @RequestParam(defaultValue = "100") int limit,
      @RequestParam(defaultValue = "false") boolean archived) {
    return features.list(actor.projectId(), cursor, limit, archived);
  }

  @PostMapping
  @Needs(Permission.EDIT_FEATURES)
  ResponseEntity<Feature> createFeature(Actor actor, @Valid @RequestBody FeatureDraft draft) {
    return tagged(HttpStatus.CREATED, features.create(actor, draft));
  }

  @GetMapping("/{key}")
  @Needs(Permission.VIEW)
  ResponseEntity<Feature> getFeature(Actor actor, @PathVariable String key) {
    return tagged(HttpStatus.OK, features.get(actor.projectId(), key));
  }

  @PutMapping("/{key}")
  @Needs(Permission.EDIT_FEATURES)
  ResponseEntity<Feature> updateFeature(
      Actor actor,
      @PathVariable String key,
      @RequestHeader(value = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
      @Valid @RequestBody FeatureDraft draft) {
    return tagged(HttpStatus.OK, features.update(actor, key, Versions.match(ifMatch), draft));
  }

  @DeleteMapping("/{key}")
  @Needs(Permission.EDIT_FEATURES)
  ResponseEntity<Feature> archiveFeature(
      Actor actor,
      @PathVariable String key,
      @RequestHeader(value = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch) {
    return tagged(HttpStatus.OK, features.archive(actor, key, Versions.match(ifMatch)));
  }

  @PostMapping("/{key}/restore")
  @Needs(Permission.EDIT_FEATURES)
  ResponseEntity<Feature> restoreFeature(
      Actor actor,
      @PathVariable String key,
      @RequestHeader(value = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch) {
    return tagged(HttpStatus.OK, features.restore(actor, key, Versions.match(ifMatch)));
  }

  private static ResponseEntity<Feature> tagged(HttpStatus status, Feature feature) {
    return ResponseEntity.status(status).eTag(Versions.tag(feature.version())).body(feature);
  }
}
