package io.tandem.access;

import io.tandem.access.WriteKeyStore.WriteKey;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A write key as the API shows it.
 *
 * @param dailyQuota events a day; null for no limit
 * @param usedToday events accepted on the project's present day
 */
record WriteKeyView(
    long id,
    String name,
    String environment,
    String key,
    @Nullable Long dailyQuota,
    long usedToday,
    Instant createdAt,
    @Nullable Instant revokedAt) {

  static WriteKeyView of(WriteKey key, long usedToday) {
    return new WriteKeyView(
        key.id(),
        key.name(),
        key.environment(),
        key.key(),
        key.dailyQuota(),
        usedToday,
        key.createdAt(),
        key.revokedAt());
  }
}
