package io.tandem.access;

import io.tandem.access.WriteKeyStore.WriteKey;
import io.tandem.shared.ProjectId;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/**
 * Write keys in memory with their daily counts. Counting costs no I/O: counts are written every few
 * seconds and at a stop, so a killed server forgets a few seconds of use, in the client's favour.
 */
@Component
class CountedWriteKeys implements WriteKeys, DisposableBean {

  private final WriteKeyStore store;
  private final Projects projects;
  private final Clock clock;
  private final Map<Long, Count> counts = new ConcurrentHashMap<>();
  private volatile Map<String, Target> targets = Map.of();
  private volatile Map<Long, WriteKey> keys = Map.of();

  CountedWriteKeys(WriteKeyStore store, Projects projects, Clock clock) {
    this.store = store;
    this.projects = projects;
    this.clock = clock;
    refresh();
  }

  final synchronized void refresh() {
    List<WriteKey> all = store.all();
    keys = all.stream().collect(Collectors.toUnmodifiableMap(WriteKey::id, Function.identity()));
    targets =
        all.stream()
            .filter(key -> key.revokedAt() == null)
            .collect(
                Collectors.toUnmodifiableMap(
                    WriteKey::key,
                    key -> new Target(key.id(), key.project(), key.environmentId())));
  }

  @Override
  public Optional<Target> resolve(String key) {
    return Optional.ofNullable(targets.get(key));
  }

  @Override
  public boolean take(Target target, int events) {
    WriteKey key = keys.get(target.keyId());
    if (key == null || key.revokedAt() != null) {
      return false;
    }
    long quota = key.dailyQuota() == null ? Long.MAX_VALUE : key.dailyQuota();
    AtomicLong used = count(key).used;
    long before = used.getAndUpdate(now -> events <= quota - now ? now + events : now);
    return events <= quota - before;
  }

  @Override
  public void giveBack(Target target, int events) {
    WriteKey key = keys.get(target.keyId());
    if (key != null) {
      count(key).used.updateAndGet(now -> Math.max(0, now - events));
    }
  }

  /** Events taken on the project's present day. */
  long usedToday(WriteKey key) {
    return count(key).used.get();
  }

  /** The keys of a project, revoked ones included, oldest first. */
  List<WriteKey> of(ProjectId project) {
    return keys.values().stream()
        .filter(key -> key.project().equals(project))
        .sorted(java.util.Comparator.comparingLong(WriteKey::id))
        .toList();
  }

  /** Writes what was counted since the last time. */
  synchronized void save() {
    counts.forEach(this::save);
  }

  @Override
  public void destroy() {
    save();
  }

  private Count count(WriteKey key) {
    LocalDate today = clock.instant().atZone(projects.get(key.project()).zone()).toLocalDate();
    Count count = counts.get(key.id());
    if (count != null && count.day.equals(today)) {
      return count;
    }
    return counts.compute(
        key.id(),
        (id, present) -> {
          if (present != null && present.day.equals(today)) {
            return present;
          }
          if (present != null) {
            save(id, present);
          }
          return new Count(today, store.used(id, today));
        });
  }

  private void save(long key, Count count) {
    synchronized (count) {
      long used = count.used.get();
      if (used != count.saved) {
        store.addUse(key, count.day, used - count.saved);
        count.saved = used;
      }
    }
  }

  private static final class Count {
    private final LocalDate day;
    private final AtomicLong used;
    private long saved;

    Count(LocalDate day, long used) {
      this.day = day;
      this.used = new AtomicLong(used);
      this.saved = used;
    }
  }
}
