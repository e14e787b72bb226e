package io.tandem.access;

import io.tandem.access.InvitationStore.Invited;
import io.tandem.shared.CommonError;
import io.tandem.shared.TandemException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Who is a member of a project and as what. */
@Component
class Memberships {

  private static final Duration INVITATION_LIFETIME = Duration.ofDays(7);

  private final MemberStore store;
  private final InvitationStore invitations;
  private final CachedCallers callers;
  private final AuditTrail audit;
  private final Clock clock;

  Memberships(
      MemberStore store,
      InvitationStore invitations,
      CachedCallers callers,
      AuditTrail audit,
      Clock clock) {
    this.store = store;
    this.invitations = invitations;
    this.callers = callers;
    this.audit = audit;
    this.clock = clock;
  }

  List<MemberView> list(Actor actor) {
    return store.members(actor.projectId());
  }

  /** Makes a link for somebody to join with; the link's secret is not kept. */
  @Transactional
  public Invitation invite(Actor actor, String email, Set<Role> roles) {
    String address = email.strip().toLowerCase(Locale.ROOT);
    if (list(actor).stream().anyMatch(member -> member.email().equals(address))) {
      throw new TandemException(AccessError.EMAIL_TAKEN, address);
    }
    String token = Secrets.random();
    Instant until = clock.instant().plus(INVITATION_LIFETIME).truncatedTo(ChronoUnit.MILLIS);
    Invited invited = new Invited(actor.projectId(), address, roles, actor.name(), until);
    invitations.insert(token, invited);
    audit.record(actor, "member.invite", address, null, new InvitedChange(address, roles, until));
    return new Invitation(token, until);
  }

  /** Invitations nobody has accepted yet. */
  List<PendingInvitation> invitations(Actor actor) {
    return invitations.pending(actor.projectId());
  }

  /** Takes an invitation back; its link leads nowhere from then on. */
  @Transactional
  public void revokeInvitation(Actor actor, long id) {
    PendingInvitation before =
        invitations
            .revoke(actor.projectId(), id)
            .orElseThrow(() -> new TandemException(CommonError.NOT_FOUND));
    audit.record(actor, "member.revoke_invitation", before.email(), before, null);
  }

  /** Replaces a member's roles over the version that was read. */
  @Transactional
  public MemberView setRoles(Actor actor, long member, Set<Role> roles, long version) {
    store.lock(actor.projectId());
    MemberView before = find(actor, member);
    if (before.version() != version) {
      throw new TandemException(CommonError.STALE_VERSION);
    }
    if (!roles.contains(Role.ADMIN)) {
      requireAnotherAdministrator(actor, member);
    }
    store.setRoles(actor.projectId(), member, roles);
    MemberView after = find(actor, member);
    audit.record(actor, "member.set_roles", before.email(), before, after);
    StoredProjects.afterCommit(callers::forget);
    return after;
  }

  /** Takes a member out of the project. */
  @Transactional
  public void remove(Actor actor, long member) {
    store.lock(actor.projectId());
    MemberView before = find(actor, member);
    requireAnotherAdministrator(actor, member);
    store.remove(actor.projectId(), member);
    audit.record(actor, "member.remove", before.email(), before, null);
    StoredProjects.afterCommit(callers::forget);
  }

  private MemberView find(Actor actor, long member) {
    return list(actor).stream()
        .filter(candidate -> candidate.id() == member)
        .findFirst()
        .orElseThrow(() -> new TandemException(CommonError.NOT_FOUND));
  }

  private void requireAnotherAdministrator(Actor actor, long member) {
    List<MemberView> administrators =
        list(actor).stream().filter(candidate -> candidate.roles().contains(Role.ADMIN)).toList();
    boolean only = administrators.size() == 1 && administrators.getFirst().id() == member;
    if (only) {
      throw new TandemException(AccessError.LAST_ADMINISTRATOR);
    }
  }

  record Invitation(String token, Instant until) {}

  record InvitedChange(String email, Set<Role> roles, Instant expiresAt) {}
}
