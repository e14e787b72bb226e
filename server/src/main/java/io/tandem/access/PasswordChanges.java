package io.tandem.access;

import io.tandem.access.AuditStore.Change;
import io.tandem.access.Joining.Aftermath;
import io.tandem.access.MemberStore.Account;
import io.tandem.shared.CommonError;
import io.tandem.shared.ProjectId;
import io.tandem.shared.TandemException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** New passwords: each ends the member's other sessions and voids open links to it. */
@Component
class PasswordChanges {

  private final MemberStore members;
  private final PasswordResetStore resets;
  private final CallerStore sessions;
  private final Passwords passwords;
  private final Aftermath aftermath;

  PasswordChanges(
      MemberStore members,
      PasswordResetStore resets,
      CallerStore sessions,
      Passwords passwords,
      Aftermath aftermath) {
    this.members = members;
    this.resets = resets;
    this.sessions = sessions;
    this.passwords = passwords;
    this.aftermath = aftermath;
  }

  /**
   * Changes the caller's own password.
   *
   * @param session secret of the session that goes on
   * @throws TandemException {@code wrong_password}; {@code invalid_request} for a token
   */
  @Transactional
  public void change(Caller caller, Passwords.Change wanted, String session) {
    Account account = account(caller);
    if (!passwords.matches(wanted.current(), account.passwordHash())) {
      throw new TandemException(AccessError.WRONG_PASSWORD);
    }
    replace(account, wanted.replacement(), session, "member.change_password");
  }

  /** E-mail address of an account that has a password to change. */
  Account account(Caller caller) {
    if (caller.memberId() == null) {
      throw new TandemException(CommonError.INVALID_REQUEST, "a token has no password");
    }
    return members.byId(caller.memberId()).orElseThrow();
  }

  /** What a link is for. */
  Account linked(String token) {
    return resets
        .find(token)
        .flatMap(reset -> members.byId(reset.member()))
        .orElseThrow(PasswordChanges::linkInvalid);
  }

  /**
   * Sets the password a link was made for; the link works once.
   *
   * @return the member, with no session left
   * @throws TandemException {@code link_invalid}
   */
  @Transactional
  public long reset(String token, String password) {
    Account account =
        resets
            .use(token)
            .flatMap(reset -> members.byId(reset.member()))
            .orElseThrow(PasswordChanges::linkInvalid);
    replace(account, password, "", "member.reset_password");
    return account.id();
  }

  private void replace(Account account, String password, String session, String action) {
    members.setPassword(account.id(), passwords.hash(password));
    sessions.closeOthers(account.id(), session);
    resets.closeAll(account.id());
    for (ProjectId project : members.rolesOf(account.id()).keySet()) {
      aftermath
          .audit()
          .insert(project, account.email(), new Change(action, account.email(), null, null));
    }
    StoredProjects.afterCommit(aftermath.callers()::forget);
  }

  private static TandemException linkInvalid() {
    return new TandemException(AccessError.LINK_INVALID);
  }
}
