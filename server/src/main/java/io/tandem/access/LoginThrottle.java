package io.tandem.access;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import io.tandem.shared.TandemException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * Slows down guessing: after some failures within a quarter of an hour an account, and an address,
 * wait until the quarter that began with the first failure is over. Addresses get a higher limit,
 * since a whole office may share one.
 */
@Component
class LoginThrottle {

  static final int FAILURES_PER_ACCOUNT = 8;
  static final int FAILURES_PER_ADDRESS = 40;
  private static final Duration WINDOW = Duration.ofMinutes(15);

  private final Ticker ticker;
  private final Cache<String, Failures> accounts;
  private final Cache<String, Failures> addresses;

  @Autowired
  LoginThrottle() {
    this(Ticker.systemTicker());
  }

  LoginThrottle(Ticker ticker) {
    this.ticker = ticker;
    this.accounts = cache(ticker);
    this.addresses = cache(ticker);
  }

  /**
   * Counts an attempt as failed in advance, so that attempts made at once cannot slip through.
   *
   * @throws TandemException {@code too_many_attempts}
   */
  void attempt(String account, String address) {
    List<Failures> counted = List.of(of(accounts, account), of(addresses, address));
    take(counted.getFirst(), FAILURES_PER_ACCOUNT);
    take(counted.getLast(), FAILURES_PER_ADDRESS);
  }

  /** The attempt was right after all: the account starts afresh, the address gets it back. */
  void succeeded(String account, String address) {
    accounts.invalidate(key(account));
    of(addresses, address).count.decrementAndGet();
  }

  private void take(Failures failures, int limit) {
    if (failures.count.incrementAndGet() > limit) {
      long left = failures.started + WINDOW.toNanos() - ticker.read();
      throw new TandemException(
          AccessError.TOO_MANY_ATTEMPTS, Math.max(1, Duration.ofNanos(left).toSeconds()));
    }
  }

  private Failures of(Cache<String, Failures> cache, String name) {
    return cache.get(key(name), _ -> new Failures(ticker.read()));
  }

  private static String key(String name) {
    return name.strip().toLowerCase(Locale.ROOT);
  }

  private static Cache<String, Failures> cache(Ticker ticker) {
    return Caffeine.newBuilder()
        .ticker(ticker)
        .maximumSize(100_000)
        .expireAfterWrite(WINDOW)
        .build();
  }

  private static final class Failures {
    private final long started;
    private final AtomicInteger count = new AtomicInteger();

    Failures(long started) {
      this.started = started;
    }
  }
}
