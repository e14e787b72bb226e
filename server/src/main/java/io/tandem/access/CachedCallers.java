package io.tandem.access;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.stereotype.Component;

/** Remembers callers for half a minute; any change of rights forgets them all at once. */
@Component
class CachedCallers implements Callers {

  private final CallerStore store;
  private final Clock clock;
  private final Cache<String, Caller> tokens = cache();
  private final Cache<String, Caller> sessions = cache();

  CachedCallers(CallerStore store, Clock clock) {
    this.store = store;
    this.clock = clock;
  }

  @Override
  public Optional<Caller> byToken(String token) {
    return find(tokens, token, store::byToken);
  }

  @Override
  public Optional<Caller> bySession(String session) {
    return find(sessions, session, store::bySession);
  }

  /** Forgets every caller; the next request of each is looked up anew. */
  void forget() {
    tokens.invalidateAll();
    sessions.invalidateAll();
  }

  private Optional<Caller> find(
      Cache<String, Caller> cache, String secret, Function<String, Optional<Caller>> lookup) {
    if (secret.isEmpty() || secret.length() > 200) {
      return Optional.empty();
    }
    Caller caller = cache.get(secret, key -> lookup.apply(key).orElse(null));
    return Optional.ofNullable(caller)
        .filter(found -> found.until() == null || found.until().isAfter(clock.instant()));
  }

  private static Cache<String, Caller> cache() {
    return Caffeine.newBuilder()
        .maximumSize(10_000)
        .expireAfterWrite(Duration.ofSeconds(30))
        .build();
  }
}
