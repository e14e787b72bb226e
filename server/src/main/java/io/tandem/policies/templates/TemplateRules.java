package io.tandem.policies.templates;

import static io.tandem.policies.templates.Bounds.counts;
import static io.tandem.policies.templates.TemplateActions.fire;
import static io.tandem.policies.templates.TemplateActions.protecting;
import static io.tandem.policies.templates.TemplateActions.shift;
import static io.tandem.policies.templates.TemplateActions.spending;

import io.tandem.policies.ActionSpec;
import io.tandem.policies.BoundOperator;
import io.tandem.policies.PolicyCondition;
import io.tandem.policies.PolicyDispatch;
import io.tandem.policies.PolicyDraft;
import io.tandem.policies.PolicyRule;
import io.tandem.policies.PolicySubject;
import io.tandem.shared.Interval;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What each template's rule is. */
final class TemplateRules {

  private static final List<String> NO_CAMPAIGN = List.of("start_campaign");

  private TemplateRules() {}

  static PolicyDraft onboardingResources(Template template, TemplateParameters parameters) {
    Bounds bounds =
        new Bounds("onboarding_completion", BoundOperator.GT, "0.35", null, null, 30, null);
    return draft(
        template,
        new PolicyRule(
            parameters.subject(),
            bounds.daily(parameters),
            counts(parameters, 1, 3),
            dispatch(parameters, 30, List.of()),
            fire(parameters, spending("shift", "reallocate", shift(parameters)))));
  }

  static PolicyDraft penetrationCampaign(Template template, TemplateParameters parameters) {
    Bounds bounds = new Bounds("penetration", BoundOperator.GT, "0.40", "0.35", null, 100, null);
    String campaign = parameters.text("campaign");
    Map<String, Object> start =
        campaign != null ? Map.of("campaign", campaign) : Map.of("draft", draftOf(parameters));
    List<ActionSpec> actions = fire(parameters, spending("campaign", "start_campaign", start));
    TemplateActions.warn(parameters, actions);
    return draft(
        template,
        new PolicyRule(
            parameters.subject(),
            bounds.daily(parameters),
            counts(parameters, 1, 3),
            dispatch(parameters, 30, List.of()),
            actions));
  }

  /** The campaign an approval starts; what is not given is the feature's own. */
  private static Map<String, Object> draftOf(TemplateParameters parameters) {
    Map<String, Object> draft = new LinkedHashMap<>();
    draft.put("from", "next_day");
    draft.put("days", parameters.whole("days", 14));
    if (parameters.given().get("draft") instanceof Map<?, ?> given) {
      given.forEach((name, value) -> draft.put(String.valueOf(name), value));
    }
    return draft;
  }

  static PolicyDraft complaintsProject(Template template, TemplateParameters parameters) {
    Bounds bounds =
        new Bounds("complaint_rate", BoundOperator.GT, "0.008", null, "0.008", 500, null);
    Map<String, Object> work = new LinkedHashMap<>();
    work.put("kind", "project");
    work.put("title", Map.of("zh", "体验优化专项", "en", "Experience improvement"));
    parameters.copy(work, "owner");
    work.put("dueDays", parameters.whole("dueDays", 30));
    work.put("exit", Map.of("days", parameters.whole("clearK", 7)));
    return draft(
        template,
        new PolicyRule(
            parameters.subject(),
            bounds.daily(parameters),
            counts(parameters, 3, 7),
            dispatch(parameters, 0, NO_CAMPAIGN),
            fire(parameters, protecting("project", "open_work", work))));
  }

  static PolicyDraft badReviewsPause(Template template, TemplateParameters parameters) {
    Bounds bounds = new Bounds("bad_review_rate", BoundOperator.GT, "0.15", null, null, 50, null);
    PolicyCondition daily = bounds.daily(parameters);
    PolicyCondition condition =
        new PolicyCondition(
            daily.interval(),
            daily.match(),
            daily.predicates(),
            null,
            parameters.whole("launchedWithinDays", 30),
            null,
            false,
            null);
    return draft(
        template,
        new PolicyRule(
            parameters.subject(),
            condition,
            counts(parameters, 1, 3),
            dispatch(parameters, 0, NO_CAMPAIGN),
            fire(
                parameters,
                protecting("pause", "pause_campaign", Map.of()),
                protecting("hold", "hold", Map.of()))));
  }

  static PolicyDraft usageDiagnosis(Template template, TemplateParameters parameters) {
    Bounds bounds = new Bounds("usage", BoundOperator.LT, "0.10", null, null, 100, 28);
    PolicyCondition daily = bounds.daily(parameters);
    PolicyCondition condition =
        new PolicyCondition(
            daily.interval(),
            daily.match(),
            daily.predicates(),
            null,
            null,
            parameters.whole("launchedSinceDays", 7),
            false,
            null);
    Map<String, Object> diagnosis = new LinkedHashMap<>();
    diagnosis.put("fromDays", parameters.whole("fromDays", 28));
    diagnosis.put("seniorAge", parameters.whole("seniorAge", 60));
    parameters.copy(diagnosis, "ageProperty", "properties", "success", "owner", "dueDays");
    return draft(
        template,
        new PolicyRule(
            parameters.subject(),
            condition,
            counts(parameters, 1, 3),
            dispatch(parameters, 30, List.of()),
            fire(parameters, protecting("diagnosis", "diagnose_usage", diagnosis))));
  }

  static PolicyDraft weeklyUsersGates(Template template, TemplateParameters parameters) {
    Map<String, Object> gates = new LinkedHashMap<>();
    gates.put("expiresDays", parameters.whole("expiresDays", 30));
    parameters.copy(gates, "questions");
    return draft(
        template,
        new PolicyRule(
            parameters.subject(),
            weeklyUsers(parameters, false),
            counts(parameters, 1, 2),
            dispatch(parameters, 28, List.of()),
            fire(parameters, protecting("gates", "open_gates", gates))));
  }

  static PolicyDraft weeklyUsersResources(Template template, TemplateParameters parameters) {
    return draft(
        template,
        new PolicyRule(
            parameters.subject(),
            weeklyUsers(parameters, true),
            counts(parameters, 1, 2),
            dispatch(parameters, 28, List.of()),
            fire(parameters, spending("shift", "reallocate", shift(parameters)))));
  }

  private static PolicyCondition weeklyUsers(TemplateParameters parameters, boolean gates) {
    PolicySubject subject = parameters.subject();
    String metric = subject == null ? "active_people" : "feature_people";
    Bounds bounds = new Bounds(metric, BoundOperator.GT, "50000", null, null, 0, null);
    return bounds.condition(parameters, Interval.WEEK, gates);
  }

  private static PolicyDispatch dispatch(
      TemplateParameters parameters, int cooldown, List<String> inhibits) {
    return new PolicyDispatch(parameters.whole("cooldownDays", cooldown), null, inhibits);
  }

  private static PolicyDraft draft(Template template, PolicyRule rule) {
    return new PolicyDraft(
        null,
        template.names(),
        template.key(),
        rule.subject(),
        rule.condition(),
        rule.temporal(),
        rule.dispatch(),
        rule.actions());
  }
}
