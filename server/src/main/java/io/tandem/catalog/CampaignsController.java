package io.tandem.catalog;

import io.tandem.access.Actor;
import io.tandem.access.Needs;
import io.tandem.access.Permission;
import io.tandem.shared.Page;
import io.tandem.shared.Versions;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
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

/** Campaigns and their states. */
@RestController
@RequestMapping("/api/projects/{project}/campaigns")
class CampaignsController {

  private final Campaigns campaigns;

  CampaignsController(Campaigns campaigns) {
    this.campaigns = campaigns;
  }

  @GetMapping
  @Needs(Permission.VIEW)
  Page<Campaign> listCampaigns(
      Actor actor,
      @RequestParam(required = false) @Nullable String cursor,
      @RequestParam(defaultValue = "100") int limit,
      @RequestParam(defaultValue = "false") boolean archived) {
    return campaigns.list(actor.projectId(), cursor, limit, archived);
  }

  @PostMapping
  @Needs(Permission.EDIT_CAMPAIGNS)
  ResponseEntity<Campaign> createCampaign(Actor actor, @Valid @RequestBody CampaignDraft draft) {
    return tagged(HttpStatus.CREATED, campaigns.create(actor, draft));
  }

  @GetMapping("/{key}")
  @Needs(Permission.VIEW)
  ResponseEntity<Campaign> getCampaign(Actor actor, @PathVariable String key) {
    return tagged(HttpStatus.OK, campaigns.get(actor.projectId(), key));
  }

  @PutMapping("/{key}")
  @Needs(Permission.EDIT_CAMPAIGNS)
  ResponseEntity<Campaign> updateCampaign(
      Actor actor,
      @PathVariable String key,
      @RequestHeader(value = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
      @Valid @RequestBody CampaignDraft draft) {
    return tagged(HttpStatus.OK, campaigns.update(actor, key, Versions.match(ifMatch), draft));
  }

  @DeleteMapping("/{key}")
  @Needs(Permission.EDIT_CAMPAIGNS)
  ResponseEntity<Campaign> archiveCampaign(
      Actor actor,
      @PathVariable String key,
      @RequestHeader(value = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch) {
    return tagged(HttpStatus.OK, campaigns.archive(actor, key, Versions.match(ifMatch)));
  }

  @PostMapping("/{key}/restore")
  @Needs(Permission.EDIT_CAMPAIGNS)
  ResponseEntity<Campaign> restoreCampaign(
      Actor actor,
      @PathVariable String key,
      @RequestHeader(value = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch) {
    return tagged(HttpStatus.OK, campaigns.restore(actor, key, Versions.match(ifMatch)));
  }

  /** If-Match is welcome but not required here: the state it comes from guards the change. */
  @PostMapping("/{key}/transitions")
  @Needs(Permission.EDIT_CAMPAIGNS)
  ResponseEntity<Campaign> transitionCampaign(
      Actor actor,
      @PathVariable String key,
      @RequestHeader(value = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
      @Valid @RequestBody Transition transition) {
    Long version = ifMatch == null ? null : Versions.match(ifMatch);
    return tagged(
        HttpStatus.OK,
        campaigns.transition(actor, key, version, transition.to(), transition.reason()));
  }

  @GetMapping("/{key}/history")
  @Needs(Permission.VIEW)
  List<StateChange> listCampaignStates(Actor actor, @PathVariable String key) {
    return campaigns.history(actor.projectId(), key);
  }

  private static ResponseEntity<Campaign> tagged(HttpStatus status, Campaign campaign) {
    return ResponseEntity.status(status).eTag(Versions.tag(campaign.version())).body(campaign);
  }

  /** The state a campaign is to be brought into, and why. */
  record Transition(@NotNull CampaignState to, @NotBlank @Size(max = 1000) String reason) {}
}
