package io.tandem.policies.ledger;

import io.tandem.access.Actor;
import io.tandem.access.Role;
import io.tandem.policies.ActionView;
import io.tandem.policies.ledger.LedgerStore.Filter;
import io.tandem.shared.CommonError;
import io.tandem.shared.Page;
import io.tandem.shared.TandemException;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reading the ledger. */
@Component
class ActionList {

  private static final int LONGEST_PAGE = 200;

  private final LedgerStore store;
  private final ActionViews views;
  private final ActionTypes types;
  private final Upkeep upkeep;

  ActionList(LedgerStore store, ActionViews views, ActionTypes types, Upkeep upkeep) {
    this.store = store;
    this.views = views;
    this.types = types;
    this.upkeep = upkeep;
  }

  Page<ActionView> page(Actor actor, ActionListParameters wanted) {
    Integer limit = wanted.limit();
    int length = Math.clamp(limit == null ? 50 : limit, 1, LONGEST_PAGE);
    String policy = wanted.policy();
    Filter filter =
        new Filter(
            wanted.wanted(),
            policy == null ? "" : policy,
            Boolean.TRUE.equals(wanted.mine()) ? roles(actor) : null,
            new Entry.Answerable(actor.name(), actor.person()));
    List<Entry> found = store.list(actor.projectId(), filter, before(wanted.cursor()), length + 1);
    List<Entry> page = found.subList(0, Math.min(length, found.size()));
    String next =
        found.size() > length ? Long.toString(page.getLast().no(), Character.MAX_RADIX) : null;
    return new Page<>(page.stream().map(entry -> views.of(entry, actor)).toList(), next);
  }

  private static Set<String> roles(Actor actor) {
    return actor.roles().stream().map(Role::key).collect(Collectors.toSet());
  }

  /**
   * One.
   *
   * @throws TandemException {@code not_found}
   */
  ActionView get(Actor actor, UUID id) {
    return views.of(find(actor, id), actor);
  }

  /** One that was just made, with what it would do. */
  ActionView previewed(Actor actor, UUID id) {
    upkeep.preview(find(actor, id));
    return get(actor, id);
  }

  List<ActionTypeView> types() {
    return types.all().stream().map(ActionTypeView::of).toList();
  }

  private Entry find(Actor actor, UUID id) {
    return store
        .find(actor.projectId(), id)
        .orElseThrow(() -> new TandemException(CommonError.NOT_FOUND));
  }

  private static long before(@Nullable String cursor) {
    if (cursor == null || cursor.isEmpty()) {
      return Long.MAX_VALUE;
    }
    try {
      return Long.parseLong(cursor, Character.MAX_RADIX);
    } catch (NumberFormatException unknown) {
      throw new TandemException(CommonError.INVALID_REQUEST, "this is not a cursor of this list");
    }
  }
}
