package io.tandem.flags.registry;

import io.tandem.access.Actor;
import io.tandem.access.Needs;
import io.tandem.access.Permission;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
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
  Said getFlagApprovals(Actor actor) {
    return new Said(approvals.list(actor.projectId()));
  }

  /** Replaces them all; an environment that is left out needs nobody's word. */
  @PutMapping
  @Needs(Permission.ADMINISTER)
  Said setFlagApprovals(Actor actor, @Valid @RequestBody Said wanted) {
    return new Said(approvals.replace(actor, wanted.items()));
  }

  /** What is said, by environment. */
  record Said(@NotNull @Size(max = 50) List<@NotNull @Valid FlagApproval> items) {}
}
