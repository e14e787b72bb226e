package io.tandem.flags.registry;

import io.tandem.access.Actor;
import io.tandem.access.Needs;
import io.tandem.access.Permission;
import io.tandem.flags.registry.FlagApprovals.FlagApprovalsSaid;
import io.tandem.shared.Versions;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Which changes of flags take a second person's word. */
@RestController
@RequestMapping("/api/projects/{project}/flag-approvals")
class FlagApprovalsController {

  private final FlagApprovals approvals;

  FlagApprovalsController(FlagApprovals approvals) {
    this.approvals = approvals;
  }

  @GetMapping
  @Needs(Permission.VIEW)
  ResponseEntity<FlagApprovalsSaid> getFlagApprovals(Actor actor) {
    return tagged(approvals.get(actor.projectId()));
  }

  /** Replaces them all; an environment that is left out needs nobody's word. */
  @PutMapping
  @Needs(Permission.ADMINISTER)
  ResponseEntity<FlagApprovalsSaid> setFlagApprovals(
      Actor actor,
      @RequestHeader(value = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
      @Valid @RequestBody FlagApprovalsWanted wanted) {
    return tagged(approvals.replace(actor, Versions.match(ifMatch), wanted.items()));
  }

  /** What is to be said, by environment. */
  record FlagApprovalsWanted(@NotNull @Size(max = 50) List<@NotNull @Valid FlagApproval> items) {}

  private static ResponseEntity<FlagApprovalsSaid> tagged(FlagApprovalsSaid said) {
    return ResponseEntity.ok().eTag(Versions.tag(said.version())).body(said);
  }
}
