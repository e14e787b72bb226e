package io.tandem.flags.release;

import io.tandem.access.Actor;
import io.tandem.access.Needs;
import io.tandem.access.Permission;
import io.tandem.flags.registry.Rollouts.Place;
import io.tandem.shared.Versions;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Gray releases of flags. */
@RestController
@RequestMapping("/api/projects/{project}/flags/{key}/environments/{environment}/release")
class ReleasesController {

  private final Releases releases;

  ReleasesController(Releases releases) {
    this.releases = releases;
  }

  /** The newest, open or not. */
  @GetMapping
  @Needs(Permission.VIEW)
  GrayRelease getGrayRelease(
      Actor actor, @PathVariable String key, @PathVariable String environment) {
    return releases.get(actor.projectId(), key, environment);
  }

  /** Begins one; {@code If-Match} names the version of the flag. */
  @PostMapping
  @Needs(Permission.EDIT_FLAGS)
  @ResponseStatus(HttpStatus.CREATED)
  GrayRelease startGrayRelease(
      Actor actor,
      @PathVariable String key,
      @PathVariable String environment,
      @RequestHeader(value = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
      @Valid @RequestBody ReleaseDraft draft) {
    long version = Versions.match(ifMatch);
    return releases.start(actor, new Place(key, environment, draft.rule(), null), version, draft);
  }

  /** Pauses, resumes, stops or rolls back the open one. */
  @PostMapping("/state")
  @Needs(Permission.EDIT_FLAGS)
  GrayRelease moveGrayRelease(
      Actor actor,
      @PathVariable String key,
      @PathVariable String environment,
      @Valid @RequestBody Transition transition) {
    String reason = transition.reason == null ? "" : transition.reason;
    return releases.transition(actor, key, environment, transition.to, reason);
  }

  /** The state it is to be brought into, and why. */
  record Transition(@NotNull ReleaseState to, @Nullable @Size(max = 500) String reason) {}
}
