package io.tandem.boards.inbox;

import io.tandem.access.Actor;
import io.tandem.access.Project;
import io.tandem.access.Role;
import io.tandem.boards.inbox.InboxItem.Asked;
import io.tandem.boards.inbox.InboxItem.Kind;
import io.tandem.boards.inbox.InboxItem.ToSign;
import io.tandem.boards.inbox.InboxItem.When;
import io.tandem.growth.Gate;
import io.tandem.growth.GateReview;
import io.tandem.growth.GateReviews;
import io.tandem.growth.GateStanding;
import io.tandem.growth.GateVerdict;
import io.tandem.growth.NorthStar;
import io.tandem.growth.NorthStars;
import io.tandem.growth.Wing;
import io.tandem.growth.WorkItem;
import io.tandem.growth.WorkItems;
import io.tandem.policies.ActionState;
import io.tandem.policies.ActionView;
import io.tandem.policies.Actions;
import io.tandem.policies.Policies;
import io.tandem.shared.Names;
import io.tandem.shared.Sentence;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Looks in every room for what waits for a person. */
@Component
class Waiting {

  /** Work shows up so many days before it is due. */
  private static final int AHEAD_DAYS = 2;

  private final Actions actions;
  private final Policies policies;
  private final Growth growth;
  private final Clock clock;

  Waiting(Actions actions, Policies policies, Growth growth, Clock clock) {
    this.actions = actions;
    this.policies = policies;
    this.growth = growth;
    this.clock = clock;
  }

  /** What teams agree on and work at. */
  @Component
  record Growth(NorthStars stars, GateReviews gates, WorkItems work) {}

  NorthStar star(Project project) {
    return growth.stars().get(project.id());
  }

  /** Proposals, and actions whose outcome nobody knows. */
  List<InboxItem> actions(Project project, @Nullable Actor viewer) {
    return actions.waiting(project, viewer).stream().map(Waiting::action).toList();
  }

  private static InboxItem action(ActionView action) {
    boolean proposed = action.state() == ActionState.PROPOSED;
    ActionView.Approver approval = action.approval();
    Names names = action.policyNames();
    Sentence preview = action.preview();
    Sentence title =
        preview != null
            ? preview
            : names != null
                ? new Sentence(names.zh(), names.en())
                : new Sentence(action.name(), action.name());
    return new InboxItem(
        "action:" + action.id(),
        proposed ? Kind.APPROVE : Kind.RESOLVE,
        action.priority(),
        title,
        action.why(),
        action.subject(),
        new Asked(approval == null ? null : approval.role(), null),
        new When(
            action.createdAt(),
            proposed && approval != null ? approval.expiresAt() : null,
            null,
            false),
        page(action),
        action,
        null);
  }

  /** Where it is dealt with: beside its policy, or where what was asked for will stand. */
  private static String page(ActionView action) {
    if (action.policy() != null) {
      return "policies/" + action.policy();
    }
    return switch (action.type()) {
      case "open_work" -> "growth/work";
      case "open_gates", "answer_gate" -> "growth/gates";
      default -> "policies";
    };
  }

  /** Missing signatures of the north star. */
  List<InboxItem> signatures(Project project) {
    NorthStar star = star(project);
    Instant changedAt = star.changedAt();
    if (star.metric() == null || changedAt == null) {
      return List.of();
    }
    return Arrays.stream(Wing.values())
        .filter(wing -> !star.signed(wing))
        .map(wing -> signature(star, wing, changedAt))
        .toList();
  }

  private static InboxItem signature(NorthStar star, Wing wing, Instant changedAt) {
    boolean product = wing == Wing.PRODUCT;
    return new InboxItem(
        "sign:" + star.version() + ":" + wing.key(),
        Kind.SIGN,
        1,
        new Sentence(
            "北极星指标第 %d 版待%s签字".formatted(star.version(), product ? "产品" : "运营"),
            "North star revision %d waits for the signature of %s"
                .formatted(star.version(), product ? "product" : "operations")),
        null,
        null,
        new Asked(wing.role(), null),
        When.since(changedAt),
        "growth/north-star",
        null,
        new ToSign(wing, star.version()));
  }

  /** Gates without an answer that counts. */
  List<InboxItem> gates(Project project) {
    List<InboxItem> items = new ArrayList<>();
    for (GateReview review : growth.gates().list(project.id())) {
      if (review.state() != GateReview.State.WAITING) {
        continue;
      }
      int priority = policies.priority(project.id(), review.subject());
      review.gates().stream()
          .filter(gate -> gate.expired() || gate.verdict() == GateVerdict.UNKNOWN)
          .forEach(gate -> items.add(gate(review, gate, priority)));
    }
    return items;
  }

  private static InboxItem gate(GateReview review, GateStanding gate, int priority) {
    return new InboxItem(
        "gate:" + review.id() + ":" + gate.gate().key(),
        Kind.ANSWER,
        priority,
        new Sentence("三阶判断：" + name(gate.gate()).zh(), "Three gates: " + name(gate.gate()).en()),
        review.why(),
        review.subject(),
        new Asked(gate.role(), null),
        When.since(review.openedAt()),
        "growth/gates",
        null,
        null);
  }

  private static Sentence name(Gate gate) {
    return switch (gate) {
      case NEED -> new Sentence("需求场景清晰吗", "is there a clear need scene");
      case SPREAD -> new Sentence("能自传播吗", "does it spread by itself");
      case LOOP -> new Sentence("能商业闭环吗", "does it close a business loop");
    };
  }

  /** Unfinished work that is due soon, or was. */
  List<InboxItem> work(Project project) {
    LocalDate today = LocalDate.ofInstant(clock.instant(), project.zone());
    return growth.work().due(project.id(), today.plusDays(AHEAD_DAYS)).stream()
        .map(item -> work(project, item, today))
        .toList();
  }

  private InboxItem work(Project project, WorkItem item, LocalDate today) {
    Role role =
        Arrays.stream(Role.values())
            .filter(one -> one.key().equals(item.owner()))
            .findFirst()
            .orElse(null);
    LocalDate due = item.dueDate();
    return new InboxItem(
        "work:" + item.no(),
        Kind.DUE,
        policies.priority(project.id(), item.subject()),
        new Sentence(item.title().zh(), item.title().en()),
        null,
        item.subject(),
        new Asked(role, role == null ? item.owner() : null),
        new When(item.createdAt(), null, due, due != null && due.isBefore(today)),
        "growth/work?item=" + item.no(),
        null,
        null);
  }
}
