package io.tandem.access;

import io.tandem.access.Memberships.Invitation;
import io.tandem.shared.Versions;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.Set;
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
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** Members of a project. Everyone in it may see them: they own features and campaigns. */
@RestController
@RequestMapping("/api/projects/{project}/members")
class MembersController {

  private final Memberships memberships;

  MembersController(Memberships memberships) {
    this.memberships = memberships;
  }

  @GetMapping
  @Needs(Permission.VIEW)
  List<MemberView> listMembers(Actor actor) {
    return memberships.list(actor);
  }

  @PostMapping("/invitations")
  @ResponseStatus(HttpStatus.CREATED)
  @Needs(Permission.MANAGE_MEMBERS)
  InvitationLink inviteMember(Actor actor, @Valid @RequestBody NewInvitation request) {
    Invitation made = memberships.invite(actor, request.email(), request.roles());
    String link =
        ServletUriComponentsBuilder.fromCurrentContextPath()
            .pathSegment("invitations", made.token())
            .toUriString();
    return new InvitationLink(link, made.until());
  }

  /** Invitations that can still be accepted. */
  @GetMapping("/invitations")
  @Needs(Permission.MANAGE_MEMBERS)
  List<PendingInvitation> listInvitations(Actor actor) {
    return memberships.invitations(actor);
  }

  /** Takes an invitation back. */
  @DeleteMapping("/invitations/{id}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @Needs(Permission.MANAGE_MEMBERS)
  void revokeInvitation(Actor actor, @PathVariable long id) {
    memberships.revokeInvitation(actor, id);
  }

  @PutMapping("/{id}")
  @Needs(Permission.MANAGE_MEMBERS)
  ResponseEntity<MemberView> setMemberRoles(
      Actor actor,
      @PathVariable long id,
      @RequestHeader(value = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
      @Valid @RequestBody MemberRoles request) {
    MemberView changed = memberships.setRoles(actor, id, request.roles(), Versions.match(ifMatch));
    return ResponseEntity.ok().eTag(Versions.tag(changed.version())).body(changed);
  }

  @DeleteMapping("/{id}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @Needs(Permission.MANAGE_MEMBERS)
  void removeMember(Actor actor, @PathVariable long id) {
    memberships.remove(actor, id);
  }

  /** Whom to invite, as what. */
  record NewInvitation(@NotBlank @Email @Size(max = 254) String email, @NotEmpty Set<Role> roles) {}

  /**
   * @param link to be handed to the invited person; shown only here
   */
  record InvitationLink(String link, Instant expiresAt) {}

  /** A member's roles. */
  record MemberRoles(@NotEmpty Set<Role> roles) {}
}
