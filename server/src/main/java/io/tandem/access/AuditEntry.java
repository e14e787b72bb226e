package io.tandem.access;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One change.
 *
 * @param actor e-mail address of a member or name of a token
 * @param before state before as JSON; null when it was created
 * @param after state after as JSON; null when it was deleted
 */
record AuditEntry(
    long id,
    Instant time,
    String actor,
    String action,
    String subject,
    @Nullable Object before,
    @Nullable Object after) {}
