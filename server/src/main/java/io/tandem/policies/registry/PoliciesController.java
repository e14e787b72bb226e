package io.tandem.policies.registry;

import io.tandem.access.Actor;
import io.tandem.access.Needs;
import io.tandem.access.Permission;
import io.tandem.policies.Policy;
import io.tandem.policies.PolicyDraft;
import io.tandem.policies.PolicyEpisode;
import io.tandem.policies.PolicyMode;
import io.tandem.policies.registry.Activations.Wish;
import io.tandem.shared.Page;
import io.tandem.shared.Versions;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;
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
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Policies: written, put to work, retired. */
@RestController
@RequestMapping("/api/projects/{project}/policies")
class PoliciesController {

  private final StoredPolicies policies;
  private final Activations activations;
  private final KnownPolicies known;

  PoliciesController(StoredPolicies policies, Activations activations, KnownPolicies known) {
    this.policies = policies;
    this.activations = activations;
    this.known = known;
  }

  @GetMapping
  @Needs(Permission.VIEW)
  Page<Policy> listPolicies(
      Actor actor,
      @RequestParam(required = false) @Nullable String cursor,
      @RequestParam(defaultValue = "100") int limit) {
    return known.list(actor.projectId(), cursor, limit);
  }

  @PostMapping
  @Needs(Permission.EDIT_POLICIES)
  ResponseEntity<Policy> createPolicy(Actor actor, @Valid @RequestBody PolicyDraft draft) {
    return tagged(HttpStatus.CREATED, actor, policies.create(actor, draft));
  }

  @GetMapping("/{key}")
  @Needs(Permission.VIEW)
  ResponseEntity<Policy> getPolicy(Actor actor, @PathVariable String key) {
    return tagged(HttpStatus.OK, actor, policies.get(actor.projectId(), key));
  }

  /** Another rule becomes a new revision, which judges once it is activated. */
  @PutMapping("/{key}")
  @Needs(Permission.EDIT_POLICIES)
  ResponseEntity<Policy> updatePolicy(
      Actor actor,
      @PathVariable String key,
      @RequestHeader(value = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
      @Valid @RequestBody PolicyDraft draft) {
    return tagged(
        HttpStatus.OK, actor, policies.update(actor, key, Versions.match(ifMatch), draft));
  }

  /** Only drafts that were never activated. */
  @DeleteMapping("/{key}")
  @Needs(Permission.EDIT_POLICIES)
  ResponseEntity<Void> deletePolicy(
      Actor actor,
      @PathVariable String key,
      @RequestHeader(value = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch) {
    policies.delete(actor, key, Versions.match(ifMatch));
    return ResponseEntity.noContent().build();
  }

  @PostMapping("/{key}/activate")
  @Needs(Permission.EDIT_POLICIES)
  ResponseEntity<Policy> activatePolicy(
      Actor actor,
      @PathVariable String key,
      @RequestHeader(value = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
      @Valid @RequestBody PolicyActivation activation) {
    Wish wish = new Wish(activation.mode(), activation.effectiveFrom());
    return tagged(
        HttpStatus.OK, actor, activations.activate(actor, key, Versions.match(ifMatch), wish));
  }

  @PostMapping("/{key}/retire")
  @Needs(Permission.EDIT_POLICIES)
  ResponseEntity<Policy> retirePolicy(
      Actor actor,
      @PathVariable String key,
      @RequestHeader(value = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch) {
    return tagged(HttpStatus.OK, actor, activations.retire(actor, key, Versions.match(ifMatch)));
  }

  /** Newest first. */
  @GetMapping("/{key}/revisions")
  @Needs(Permission.VIEW)
  List<PolicyRevision> listPolicyRevisions(Actor actor, @PathVariable String key) {
    return policies.revisions(actor.projectId(), key).stream().map(PolicyRevision::of).toList();
  }

  /** Newest first. */
  @GetMapping("/{key}/episodes")
  @Needs(Permission.VIEW)
  List<PolicyEpisode> listPolicyEpisodes(Actor actor, @PathVariable String key) {
    policies.get(actor.projectId(), key);
    return known.episodes(actor.projectId(), key);
  }

  private ResponseEntity<Policy> tagged(HttpStatus status, Actor actor, StoredPolicy policy) {
    return ResponseEntity.status(status)
        .eTag(Versions.tag(policy.version()))
        .body(known.view(actor.projectId(), policy));
  }

  /**
   * How a policy is put to work.
   *
   * @param effectiveFrom first bucket it judges; null for the first that is still open
   */
  record PolicyActivation(@NotNull PolicyMode mode, @Nullable LocalDate effectiveFrom) {}
}
