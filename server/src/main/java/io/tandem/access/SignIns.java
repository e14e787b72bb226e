package io.tandem.access;

import io.tandem.access.MeView.MyProject;
import io.tandem.access.MemberStore.Account;
import io.tandem.shared.CommonError;
import io.tandem.shared.TandemException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Signing in and out, and who one is. */
@Component
class SignIns {

  private static final String FALLBACK_LOCALE = "zh-CN";

  private final CallerStore sessions;
  private final MemberStore members;
  private final Passwords passwords;
  private final Directory directory;
  private final LoginThrottle throttle;

  SignIns(
      CallerStore sessions,
      MemberStore members,
      Passwords passwords,
      LoginThrottle throttle,
      Directory directory) {
    this.sessions = sessions;
    this.members = members;
    this.passwords = passwords;
    this.throttle = throttle;
    this.directory = directory;
  }

  /** Opens a session for the right password. */
  Session signIn(String email, String password, String address) {
    throttle.attempt(email, address);
    Optional<Account> account = members.byEmail(email.strip());
    if (account.isEmpty()) {
      passwords.pretend(password);
      throw new TandemException(AccessError.WRONG_CREDENTIALS);
    }
    if (!passwords.matches(password, account.get().passwordHash())) {
      throw new TandemException(AccessError.WRONG_CREDENTIALS);
    }
    throttle.succeeded(email, address);
    return open(account.get().id());
  }

  /** Opens a session for a member who has proved to be one. */
  Session open(long member) {
    String secret = Secrets.random();
    Instant until = directory.clock().instant().plus(directory.settings().sessionLifetime());
    sessions.openSession(secret, member, until);
    Caller caller = directory.callers().bySession(secret).orElseThrow();
    return new Session(secret, me(caller));
  }

  void signOut(String secret) {
    sessions.closeSession(secret);
    directory.callers().forget();
  }

  MeView me(Caller caller) {
    Account account =
        caller.memberId() == null ? null : members.byId(caller.memberId()).orElse(null);
    List<MyProject> projects =
        directory.projects().all().stream()
            .filter(project -> !caller.rolesIn(project.id()).isEmpty())
            .map(project -> MyProject.of(project, caller.rolesIn(project.id())))
            .toList();
    String fallback = projects.isEmpty() ? FALLBACK_LOCALE : projects.getFirst().locale();
    if (account == null) {
      return new MeView(null, caller.name(), fallback, projects);
    }
    String locale = account.locale() == null ? fallback : account.locale();
    return new MeView(account.email(), account.name(), locale, projects);
  }

  /** Changes the caller's own name or language. */
  @Transactional
  public MeView update(Caller caller, @Nullable String name, @Nullable String locale) {
    if (caller.memberId() == null) {
      throw new TandemException(CommonError.INVALID_REQUEST, "a token has no profile");
    }
    Account account = members.byId(caller.memberId()).orElseThrow();
    members.updateAccount(
        account.id(),
        name == null ? account.name() : name.strip(),
        locale == null ? account.locale() : ProjectChanges.locale(locale));
    return me(caller);
  }

  record Session(String secret, MeView me) {}

  /** What signing in reads around it. */
  @Component
  record Directory(
      Projects projects, CachedCallers callers, AccessSettings settings, Clock clock) {}
}
