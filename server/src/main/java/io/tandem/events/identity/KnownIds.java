package io.tandem.events.identity;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.tandem.events.identity.PersonStore.Owner;
import io.tandem.shared.ProjectId;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/**
 * Whose an id is, from memory. An entry may name a person merged away meanwhile: an event stored
 * under that key is still counted with the survivor, and whoever changes people looks again inside
 * the transaction.
 */
final class KnownIds {

  private record Key(int project, String distinctId) {}

  private record Value(long person, boolean identified) {}

  private final Cache<Key, Value> cache;

  KnownIds(int size) {
    cache = Caffeine.newBuilder().maximumSize(size).build();
  }

  /** The person's key; null when not in memory. */
  @Nullable Long person(ProjectId project, String distinctId) {
    Value value = cache.getIfPresent(new Key(project.value(), distinctId));
    return value == null ? null : value.person;
  }

  /** True when both ids are in memory as ids of one known person. */
  boolean areOneKnown(ProjectId project, String distinctId, String other) {
    Value one = cache.getIfPresent(new Key(project.value(), distinctId));
    Value two = cache.getIfPresent(new Key(project.value(), other));
    return one != null && two != null && one.person == two.person && one.identified;
  }

  void put(ProjectId project, Owner owner) {
    cache.put(
        new Key(project.value(), owner.distinctId()),
        new Value(owner.person(), owner.identified()));
  }

  void forget(ProjectId project, Collection<String> ids) {
    ids.forEach(id -> cache.invalidate(new Key(project.value(), id)));
  }
}
