package io.tandem.actions;

import io.tandem.access.Project;
import io.tandem.access.Role;
import io.tandem.messaging.Channel;
import io.tandem.messaging.Channels;
import io.tandem.messaging.Deliveries;
import io.tandem.messaging.Message;
import io.tandem.policies.ActionSpec;
import io.tandem.policies.ActionType;
import io.tandem.policies.ActionView;
import io.tandem.policies.ActionView.Approver;
import io.tandem.policies.Policies;
import io.tandem.policies.ProposalReminder;
import io.tandem.shared.Names;
import io.tandem.shared.Sentence;
import io.tandem.shared.TandemException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * Says in a channel that a proposal still waits: in those through which its policy tells the team,
 * or else in all that the project has.
 */
@Component
class ProposalNotes implements ProposalReminder {

  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

  private final Channels channels;
  private final Deliveries deliveries;
  private final ObjectProvider<Policies> policies;
  private final ObjectProvider<ActionType> types;

  ProposalNotes(
      Channels channels,
      Deliveries deliveries,
      ObjectProvider<Policies> policies,
      ObjectProvider<ActionType> types) {
    this.channels = channels;
    this.deliveries = deliveries;
    this.policies = policies;
    this.types = types;
  }

  @Override
  public void remind(Project project, ActionView proposal, Instant due) {
    String reference = "reminder:" + proposal.id() + ":" + due.getEpochSecond();
    Message message = message(project, proposal);
    for (String channel : channels(project, proposal.policy())) {
      deliveries.enqueue(project, channel, reference, message);
    }
  }

  private List<String> channels(Project project, @Nullable String policy) {
    List<String> usable =
        channels.all(project.id()).stream().filter(Channel::enabled).map(Channel::key).toList();
    List<String> told =
        policy == null
            ? List.of()
            : notifications(project, policy).stream()
                .flatMap(spec -> NotifyAction.keys(parameters(spec)).stream())
                .distinct()
                .filter(usable::contains)
                .toList();
    return told.isEmpty() ? usable : told;
  }

  private List<ActionSpec> notifications(Project project, String policy) {
    try {
      return policies.stream()
          .findFirst()
          .map(book -> book.get(project.id(), policy).actions())
          .orElse(List.of())
          .stream()
          .filter(spec -> spec.type().equals(NotifyAction.KEY))
          .toList();
    } catch (TandemException gone) {
      return List.of();
    }
  }

  private static Map<String, Object> parameters(ActionSpec spec) {
    return spec.parameters() == null ? Map.of() : spec.parameters();
  }

  private Message message(Project project, ActionView proposal) {
    Names type =
        types.stream()
            .filter(known -> known.key().equals(proposal.type()))
            .findFirst()
            .map(ActionType::names)
            .orElseGet(() -> new Names(proposal.type(), proposal.type()));
    Sentence what = Optional.ofNullable(proposal.preview()).orElse(proposal.why());
    Sentence who = waitsFor(project, proposal.approval());
    return new Message(
        new Sentence("等待审批：" + type.zh(), "Waiting for approval: " + type.en()),
        new Sentence(
            what.zh() + "\n原因：" + proposal.why().zh() + "\n" + who.zh(),
            what.en() + "\nWhy: " + proposal.why().en() + "\n" + who.en()),
        "policies");
  }

  private static Sentence waitsFor(Project project, @Nullable Approver approval) {
    Sentence role = Wording.role(approval == null ? Role.ADMIN : approval.role());
    Instant expires = approval == null ? null : approval.expiresAt();
    if (expires == null) {
      return new Sentence("请" + role.zh() + "决定", "For " + role.en() + " to decide");
    }
    String until = TIME.format(LocalDateTime.ofInstant(expires, project.zone()));
    return new Sentence(
        "请" + role.zh() + "在 " + until + " 前决定，过期作废",
        "For " + role.en() + " to decide before " + until + ", when it expires");
  }
}
