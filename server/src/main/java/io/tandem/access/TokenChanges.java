package io.tandem.access;

import io.tandem.shared.CommonError;
import io.tandem.shared.TandemException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Lists, creates and revokes the Bearer tokens of a project. */
@Component
class TokenChanges {

  private static final String PREFIX = "tdm_";
  private static final int SHOWN = 8;

  private final TokenStore store;
  private final CachedCallers callers;
  private final AuditTrail audit;
  private final Clock clock;

  TokenChanges(TokenStore store, CachedCallers callers, AuditTrail audit, Clock clock) {
    this.store = store;
    this.callers = callers;
    this.audit = audit;
    this.clock = clock;
  }

  List<TokenView> list(Actor actor) {
    return store.list(actor.projectId());
  }

  /**
   * A new token; its secret is in the answer and nowhere else. Nobody hands out more than they
   * hold.
   */
  @Transactional
  public NewToken create(Actor actor, String name, Set<Role> roles, @Nullable Instant until) {
    if (!actor.roles().contains(Role.ADMIN) && !actor.roles().containsAll(roles)) {
      throw new TandemException(AccessError.TOO_MANY_ROLES);
    }
    if (until != null && !until.isAfter(clock.instant())) {
      throw new TandemException(CommonError.INVALID_REQUEST, "'expiresAt' lies in the past");
    }
    String secret = PREFIX + Secrets.random();
    String shown = secret.substring(0, SHOWN);
    TokenView wanted =
        new TokenView(
            0, name, roles.stream().sorted().toList(), shown, clock.instant(), until, null);
    TokenView created = store.insert(actor.projectId(), secret, wanted, actor.person());
    audit.record(actor, "token.create", Long.toString(created.id()), null, created);
    return new NewToken(secret, created);
  }

  /**
   * A new secret for what a token does: a token of the same name, roles and lifetime. The old one
   * goes on for a while, so that the program that holds it can be given the new one.
   *
   * @param grace how long the old one goes on
   */
  @Transactional
  public NewToken rotate(Actor actor, long id, Duration grace) {
    TokenView before = find(actor, id);
    Instant now = clock.instant();
    Instant ends = before.expiresAt();
    Instant until = ends == null ? null : now.plus(Duration.between(before.createdAt(), ends));
    NewToken made = create(actor, before.name(), Set.copyOf(before.roles()), until);
    store.end(actor.projectId(), id, now.plus(grace));
    audit.record(actor, "token.rotate", Long.toString(id), before, made.token());
    StoredProjects.afterCommit(callers::forget);
    return made;
  }

  private TokenView find(Actor actor, long id) {
    return list(actor).stream()
        .filter(token -> token.id() == id)
        .findFirst()
        .orElseThrow(() -> new TandemException(CommonError.NOT_FOUND));
  }

  /** Revokes a token for good, at once. */
  @Transactional
  public void revoke(Actor actor, long id) {
    TokenView before = find(actor, id);
    if (!store.revoke(actor.projectId(), id)) {
      throw new TandemException(CommonError.NOT_FOUND);
    }
    audit.record(actor, "token.revoke", Long.toString(id), before, null);
    StoredProjects.afterCommit(callers::forget);
  }

  record NewToken(String secret, TokenView token) {}
}
