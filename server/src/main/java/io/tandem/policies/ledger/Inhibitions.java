package io.tandem.policies.ledger;

import io.tandem.catalog.Campaigns;
import io.tandem.catalog.Holds;
import io.tandem.catalog.SubjectRef;
import io.tandem.policies.ActionType;
import io.tandem.policies.FiringPolicy;
import io.tandem.policies.Policies;
import io.tandem.policies.PolicySubject;
import io.tandem.shared.ProjectId;
import io.tandem.shared.Sentence;
import io.tandem.shared.TandemException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * What keeps an action from being done (R16): a firing policy of the same or a higher priority that
 * inhibits its type on a subject it touches, and a hold of such a subject, which only lets
 * protecting actions pass. Told from what the store holds at that moment, when the action is made
 * and again when it runs; nothing is remembered in between.
 */
@Component
class Inhibitions {

  private final ObjectProvider<Policies> policies;
  private final Campaigns campaigns;
  private final Holds holds;

  Inhibitions(ObjectProvider<Policies> policies, Campaigns campaigns, Holds holds) {
    this.policies = policies;
    this.campaigns = campaigns;
    this.holds = holds;
  }

  /**
   * An action to be judged.
   *
   * @param policy that asks for it, or null
   */
  record Candidate(
      ProjectId project,
      @Nullable String policy,
      @Nullable PolicySubject subject,
      int priority,
      Map<String, Object> parameters) {

    static Candidate of(Entry entry) {
      Entry.Source source = entry.source();
      return new Candidate(
          entry.project(),
          source == null ? null : source.policy(),
          entry.subject(),
          entry.priority(),
          entry.parameters());
    }
  }

  /** Why it must not be done now; empty when it may. */
  Optional<Sentence> against(Candidate candidate, ActionType type) {
    List<PolicySubject> touched = touched(candidate);
    for (Policies book : policies.stream().toList()) {
      for (FiringPolicy firing : book.firing(candidate.project())) {
        if (forbids(firing, candidate, type, touched)) {
          return Optional.of(reason(firing));
        }
      }
    }
    return type.safety() == ActionType.Safety.PROTECTING
        ? Optional.empty()
        : held(candidate.project(), touched);
  }

  private Optional<Sentence> held(ProjectId project, List<PolicySubject> touched) {
    return touched.stream()
        .flatMap(
            subject -> holds.on(project, new SubjectRef(subject.kind(), subject.key())).stream())
        .findFirst()
        .map(hold ->
            new Sentence(
                "%s 已被冻结（%s），期间不做此动作".formatted(hold.subject().key(), hold.reason()),
                "%s is held (%s), which keeps this from being done"
                    .formatted(hold.subject().key(), hold.reason())));
  }

  private static boolean forbids(
      FiringPolicy firing, Candidate candidate, ActionType type, List<PolicySubject> touched) {
    return firing.inhibits().contains(type.key())
        && firing.priority() <= candidate.priority()
        && !firing.key().equals(candidate.policy())
        && (firing.subject() == null || touched.contains(firing.subject()));
  }

  private static Sentence reason(FiringPolicy firing) {
    return new Sentence(
        "规则“%s”正在触发，期间不做此动作".formatted(firing.names().zh()),
        "The policy “%s” is firing and keeps this from being done".formatted(firing.names().en()));
  }

  /** Its subject, what its parameters name, and the features those campaigns are linked to. */
  private List<PolicySubject> touched(Candidate candidate) {
    List<PolicySubject> touched = new ArrayList<>();
    if (candidate.subject() != null) {
      touched.add(candidate.subject());
    }
    if (candidate.parameters().get("feature") instanceof String feature) {
      touched.add(new PolicySubject(PolicySubject.FEATURE, feature));
    }
    if (candidate.parameters().get("campaign") instanceof String campaign) {
      touched.add(new PolicySubject(PolicySubject.CAMPAIGN, campaign));
    }
    for (PolicySubject subject : List.copyOf(touched)) {
      if (subject.kind().equals(PolicySubject.CAMPAIGN)) {
        linked(candidate.project(), subject.key())
            .forEach(feature -> touched.add(new PolicySubject(PolicySubject.FEATURE, feature)));
      }
    }
    if (candidate.parameters().get("draft") instanceof Map<?, ?> draft
        && draft.get("features") instanceof List<?> features) {
      features.forEach(feature ->
          touched.add(new PolicySubject(PolicySubject.FEATURE, String.valueOf(feature))));
    }
    return touched;
  }

  private List<String> linked(ProjectId project, String campaign) {
    try {
      return campaigns.get(project, campaign).features();
    } catch (TandemException gone) {
      return List.of();
    }
  }
}
