package io.tandem.access;

import java.time.Instant;
import java.util.List;

/**
 * An invitation nobody has accepted yet. Its link is not kept and cannot be shown again.
 *
 * @param invitedBy name of the member or token that made it
 */
record PendingInvitation(
    long id, String email, List<Role> roles, String invitedBy, Instant expiresAt) {}
