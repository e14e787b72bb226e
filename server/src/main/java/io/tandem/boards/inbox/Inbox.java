package io.tandem.boards.inbox;

import io.tandem.access.Actor;
import io.tandem.access.Project;
import io.tandem.access.Role;
import io.tandem.growth.NorthStar;
import io.tandem.policies.ActionView;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What waits for people: approvals, signatures, gates, work that is due; what goes first first. */
@Component
public class Inbox {

  private static final Comparator<InboxItem> ORDER =
      Comparator.comparingInt(InboxItem::priority)
          .thenComparing(item -> !item.when().overdue())
          .thenComparing(Inbox::end)
          .thenComparing(item -> item.when().since())
          .thenComparing(InboxItem::id);

  private final Waiting waiting;

  Inbox(Waiting waiting) {
    this.waiting = waiting;
  }

  private static Instant end(InboxItem item) {
    LocalDate due = item.when().due();
    Instant until = item.when().until();
    if (due != null) {
      return due.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
    }
    return until == null ? Instant.MAX : until;
  }

  /** Everything that waits for anybody. */
  public List<InboxItem> all(Project project) {
    List<InboxItem> items = new ArrayList<>();
    items.addAll(waiting.actions(project, null));
    items.addAll(waiting.signatures(project));
    items.addAll(waiting.gates(project));
    items.addAll(waiting.work(project));
    items.sort(ORDER);
    return items;
  }

  /** What waits for one person, by role or by name. */
  public List<InboxItem> of(Actor person) {
    List<InboxItem> items = new ArrayList<>();
    waiting.actions(person.project(), person).stream()
        .filter(item -> mayAct(item.action()))
        .forEach(items::add);
    NorthStar star = waiting.star(person.project());
    boolean signed =
        star.signatures().stream().anyMatch(signature -> signature.by().equals(person.name()));
    if (!signed) {
      items.addAll(asked(waiting.signatures(person.project()), person));
    }
    items.addAll(asked(waiting.gates(person.project()), person));
    waiting.work(person.project()).stream()
        .filter(item -> person.name().equals(item.asked().owner()) || named(item, person))
        .forEach(items::add);
    items.sort(ORDER);
    return items;
  }

  /** Those for a role the person has; an administrator may answer for any. */
  private static List<InboxItem> asked(List<InboxItem> items, Actor person) {
    boolean anything = person.roles().contains(Role.ADMIN);
    return items.stream().filter(item -> anything || named(item, person)).toList();
  }

  private static boolean named(InboxItem item, Actor person) {
    Role role = item.asked().role();
    return role != null && person.roles().contains(role);
  }

  private static boolean mayAct(@Nullable ActionView action) {
    return action != null && (action.mayDecide() || action.mayHandle());
  }
}
