package io.tandem.flags.release;

import io.tandem.access.Actor;
import io.tandem.access.Needs;
import io.tandem.access.Permission;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Which flags are, or were, given out step by step. */
@RestController
@RequestMapping("/api/projects/{project}/flag-releases")
class ReleaseListController {

  private final Releases releases;

  ReleaseListController(Releases releases) {
    this.releases = releases;
  }

  /** The newest of each flag in each environment, open or not. */
  @GetMapping
  @Needs(Permission.VIEW)
  List<ReleaseSummary> listGrayReleases(Actor actor) {
    return releases.list(actor.projectId());
  }
}
