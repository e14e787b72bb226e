package io.tandem.access;

import io.tandem.access.PasswordResetStore.Reset;
import io.tandem.shared.CommonError;
import io.tandem.shared.TandemException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * One-time links with which a member sets a new password. A password opens every project of its
 * member, so only who administers all of these may make one. A link is void once the member's or
 * its maker's memberships change.
 */
@Component
class PasswordLinks {

  private static final Duration LIFETIME = Duration.ofHours(24);

  private final PasswordResetStore store;
  private final MemberStore members;
  private final AuditTrail audit;
  private final Clock clock;

  PasswordLinks(PasswordResetStore store, MemberStore members, AuditTrail audit, Clock clock) {
    this.store = store;
    this.members = members;
    this.audit = audit;
    this.clock = clock;
  }

  /**
   * Makes a link in place of earlier ones; its secret is not kept.
   *
   * @throws TandemException {@code not_found}; {@code reset_own_password} for oneself; {@code
   *     reset_needs_owner} when the member is in a project the caller does not administer
   */
  @Transactional
  public Made make(Actor actor, Caller caller, long member) {
    members.lock(actor.projectId());
    MemberView wanted =
        members.members(actor.projectId()).stream()
            .filter(candidate -> candidate.id() == member)
            .findFirst()
            .orElseThrow(() -> new TandemException(CommonError.NOT_FOUND));
    if (Objects.equals(caller.memberId(), member)) {
      throw new TandemException(AccessError.RESET_OWN_PASSWORD);
    }
    boolean all =
        members.rolesOf(member).keySet().stream()
            .allMatch(project -> caller.rolesIn(project).contains(Role.ADMIN));
    if (!all) {
      throw new TandemException(AccessError.RESET_NEEDS_OWNER, wanted.email());
    }
    String token = Secrets.random();
    Instant until = clock.instant().plus(LIFETIME).truncatedTo(ChronoUnit.MILLIS);
    store.replace(token, new Reset(member, actor.projectId(), caller.memberId(), until));
    audit.record(actor, "member.make_password_link", wanted.email(), null, new LinkChange(until));
    return new Made(token, until);
  }

  record Made(String token, Instant until) {}

  record LinkChange(Instant expiresAt) {}
}
