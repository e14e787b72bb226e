package io.tandem.policies.registry;

import io.tandem.access.Project;
import io.tandem.audiences.Segment;
import io.tandem.audiences.SegmentError;
import io.tandem.audiences.Segments;
import io.tandem.policies.ActionSpec;
import io.tandem.policies.ActionType;
import io.tandem.policies.Comparison;
import io.tandem.policies.PolicyPredicate;
import io.tandem.policies.PolicyRule;
import io.tandem.policies.PolicySubject;
import io.tandem.policies.series.PolicySubjects;
import io.tandem.shared.CommonError;
import io.tandem.shared.TandemException;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Whether a rule makes sense in its project. */
@Component
class PolicyChecks {

  private final RuleChecks rules;
  private final PolicySubjects subjects;
  private final Segments segments;
  private final ObjectProvider<ActionType> types;
  private final JsonMapper json;

  PolicyChecks(
      RuleChecks rules,
      PolicySubjects subjects,
      Segments segments,
      ObjectProvider<ActionType> types,
      JsonMapper json) {
    this.rules = rules;
    this.subjects = subjects;
    this.segments = segments;
    this.types = types;
    this.json = json;
  }

  /**
   * Checks everything but what only the signals know.
   *
   * @throws TandemException {@code invalid_request}, {@code invalid_composite}, {@code
   *     unknown_subject}, {@code unknown_segment}, {@code unknown_action_type} and what the action
   *     types refuse
   */
  void check(Project project, PolicyRule rule) {
    checkCondition(project, rule);
    checkActions(project, rule);
  }

  /** What it judges, without what it does. */
  void checkCondition(Project project, PolicyRule rule) {
    rules.check(project.id(), rule);
    checkSubject(project, rule.subject());
    checkSegment(project, rule.condition().segment());
    for (PolicyPredicate predicate : rule.condition().predicates()) {
      checkSubject(project, predicate.subject());
      if (predicate.compare() != Comparison.VALUE && predicate.change() == null) {
        throw invalid("predicate " + predicate.name() + " needs a change: absolute or relative");
      }
    }
  }

  private void checkSegment(Project project, @Nullable String key) {
    if (key != null) {
      Segment segment = segments.find(project.id(), key);
      if (segment == null || segment.archived()) {
        throw new TandemException(SegmentError.UNKNOWN_SEGMENT, key);
      }
    }
  }

  private void checkSubject(Project project, @Nullable PolicySubject subject) {
    if (subject == null) {
      return;
    }
    try {
      subjects.get(project.id(), subject);
    } catch (TandemException missing) {
      if (missing.code() == CommonError.NOT_FOUND) {
        throw new TandemException(PolicyError.UNKNOWN_SUBJECT, subject.kind(), subject.key());
      }
      throw missing;
    }
  }

  private void checkActions(Project project, PolicyRule rule) {
    Map<String, ActionType> known =
        types.stream().collect(Collectors.toMap(ActionType::key, Function.identity()));
    long names = rule.actions().stream().map(ActionSpec::name).distinct().count();
    if (names < rule.actions().size()) {
      throw invalid("two actions have the same name");
    }
    for (ActionSpec spec : rule.actions()) {
      ActionType type = known(known, spec.type());
      if (!type.forPolicies()) {
        throw invalid("only people ask for " + type.key());
      }
      type.check(project.id(), parameters(spec));
    }
    rule.dispatch().inhibits().forEach(type -> known(known, type));
  }

  private static ActionType known(Map<String, ActionType> known, String type) {
    ActionType found = known.get(type);
    if (found == null) {
      throw new TandemException(PolicyError.UNKNOWN_ACTION_TYPE, type);
    }
    return found;
  }

  private JsonNode parameters(ActionSpec spec) {
    return spec.parameters() == null
        ? json.createObjectNode()
        : json.valueToTree(spec.parameters());
  }

  private static TandemException invalid(String reason) {
    return new TandemException(CommonError.INVALID_REQUEST, reason);
  }
}
