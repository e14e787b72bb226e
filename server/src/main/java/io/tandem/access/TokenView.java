package io.tandem.access;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A Bearer token as the API shows it.
 *
 * @param prefix its first characters, to tell tokens apart
 * @param lastUsedAt to the half minute
 */
record TokenView(
    long id,
    String name,
    List<Role> roles,
    String prefix,
    Instant createdAt,
    @Nullable Instant expiresAt,
    @Nullable Instant lastUsedAt) {}
