package io.tandem.access;

import io.tandem.access.AuditStore.Change;
import io.tandem.access.InvitationStore.Invited;
import io.tandem.access.MemberStore.Account;
import io.tandem.shared.TandemException;
import java.util.EnumSet;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** How people become members: by the first-start link or by an invitation. */
@Component
class Joining {

  private final InstallationStore installation;
  private final InvitationStore invitations;
  private final MemberStore members;
  private final Passwords passwords;
  private final Aftermath aftermath;

  Joining(
      InstallationStore installation,
      InvitationStore invitations,
      MemberStore members,
      Passwords passwords,
      Aftermath aftermath) {
    this.installation = installation;
    this.invitations = invitations;
    this.members = members;
    this.passwords = passwords;
    this.aftermath = aftermath;
  }

  /** The first administrator, of all projects there are; the link works once. */
  @Transactional
  public long setUp(String token, String email, NewAccount account) {
    if (installation.initialised() || !installation.useSetupToken(token)) {
      throw new TandemException(AccessError.LINK_INVALID);
    }
    String hash = passwords.hash(account.password());
    long member = members.insert(email.strip(), account.name().strip(), hash);
    for (Project project : aftermath.projects().all()) {
      join(project, member, email, Set.of(Role.ADMIN));
    }
    return member;
  }

  /** What an invitation is for. */
  Invited invitation(String token) {
    return invitations.find(token).orElseThrow(() -> new TandemException(AccessError.LINK_INVALID));
  }

  String projectName(Invited invited) {
    return aftermath.projects().get(invited.project()).name();
  }

  /**
   * Accepts an invitation. Somebody with an account already proves it with their password and keeps
   * their name.
   */
  @Transactional
  public long accept(String token, NewAccount account) {
    Invited invited =
        invitations.use(token).orElseThrow(() -> new TandemException(AccessError.LINK_INVALID));
    Account present = members.byEmail(invited.email()).orElse(null);
    if (present != null && !passwords.matches(account.password(), present.passwordHash())) {
      throw new TandemException(AccessError.WRONG_CREDENTIALS);
    }
    long member =
        present != null
            ? present.id()
            : members.insert(
                invited.email(), account.name().strip(), passwords.hash(account.password()));
    join(aftermath.projects().get(invited.project()), member, invited.email(), invited.roles());
    return member;
  }

  /** What somebody is already stays: a second invitation never takes a role away. */
  private void join(Project project, long member, String email, Set<Role> invited) {
    members.lock(project.id());
    Set<Role> roles = EnumSet.copyOf(invited);
    roles.addAll(members.rolesOf(member).getOrDefault(project.id(), Set.of()));
    members.setRoles(project.id(), member, roles);
    aftermath
        .audit()
        .insert(
            project.id(), email, new Change("member.join", email, null, new Joined(email, roles)));
    StoredProjects.afterCommit(aftermath.callers()::forget);
  }

  record Joined(String email, Set<Role> roles) {}

  /** What joining leaves behind. */
  @Component
  record Aftermath(Projects projects, AuditStore audit, CachedCallers callers) {}
}
