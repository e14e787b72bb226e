package io.tandem.policies.ledger;

import io.tandem.access.Actor;
import io.tandem.access.Role;
import io.tandem.policies.ActionState;
import io.tandem.policies.ActionView;
import io.tandem.policies.ActionView.Approver;
import io.tandem.policies.ledger.Entry.Answerable;
import io.tandem.policies.ledger.Entry.Rule;
import io.tandem.policies.ledger.Entry.Source;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Who may do what with an action, and how the API shows it. */
@Component
class ActionViews {

  private static final Set<ActionState> RETRIABLE =
      Set.of(ActionState.FAILED, ActionState.UNKNOWN, ActionState.INHIBITED);

  private final ActionTypes types;

  ActionViews(ActionTypes types) {
    this.types = types;
  }

  /** True when the person has the role that decides. */
  static boolean decides(Actor person, Entry entry) {
    Rule rule = entry.rule();
    return person.roles().contains(Role.ADMIN)
        || (rule != null && person.roles().contains(rule.role()));
  }

  /** True when approving would be the person's own word for the person's own wish. */
  static boolean ownWish(Actor person, Entry entry) {
    Rule rule = entry.rule();
    boolean forbidden = rule == null || !rule.selfApproval();
    Answerable answerable = entry.deciding().answerable();
    return forbidden && answerable != null && answerable.is(person);
  }

  /** True when the person asked for it. */
  static boolean asked(Actor person, Entry entry) {
    Answerable answerable = entry.deciding().answerable();
    return entry.source() == null && answerable != null && answerable.is(person);
  }

  /** True when the person decides such actions, or may do the same by hand. */
  boolean handles(Actor person, Entry entry) {
    return decides(person, entry)
        || types
            .find(entry.type())
            .filter(type -> type.permission().heldBy(person.roles()))
            .isPresent();
  }

  static boolean retriable(Entry entry) {
    return RETRIABLE.contains(entry.state());
  }

  ActionView of(Entry entry, @Nullable Actor viewer) {
    return new ActionView(
        entry.id(),
        entry.type(),
        entry.name(),
        entry.state(),
        of(entry.source(), Source::policy),
        of(entry.source(), Source::names),
        of(entry.source(), Source::episode),
        of(entry.source(), Source::bucket),
        entry.subject(),
        entry.priority(),
        entry.why(),
        entry.preview(),
        entry.parameters(),
        approver(entry),
        entry.deciding().requestedBy(),
        entry.deciding().decidedBy(),
        entry.deciding().decidedAt(),
        entry.deciding().comment(),
        entry.progress().result(),
        entry.progress().link(),
        entry.progress().attempts(),
        entry.progress().createdAt(),
        entry.progress().finishedAt(),
        mayDecide(viewer, entry),
        mayHandle(viewer, entry),
        entry.version());
  }

  private static <T> @Nullable T of(@Nullable Source source, Function<Source, @Nullable T> part) {
    return source == null ? null : part.apply(source);
  }

  private boolean mayHandle(@Nullable Actor viewer, Entry entry) {
    return viewer != null && retriable(entry) && handles(viewer, entry);
  }

  private static boolean mayDecide(@Nullable Actor viewer, Entry entry) {
    return viewer != null
        && entry.state() == ActionState.PROPOSED
        && decides(viewer, entry)
        && !ownWish(viewer, entry);
  }

  private static @Nullable Approver approver(Entry entry) {
    Rule rule = entry.rule();
    Answerable answerable = entry.deciding().answerable();
    return rule == null
        ? null
        : new Approver(
            rule.role(),
            rule.expiresAt(),
            rule.selfApproval(),
            answerable == null ? null : answerable.name(),
            rule.remindedAt());
  }
}
