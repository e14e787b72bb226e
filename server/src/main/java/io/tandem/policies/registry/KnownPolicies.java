package io.tandem.policies.registry;

import io.tandem.access.Project;
import io.tandem.access.Projects;
import io.tandem.policies.Comparison;
import io.tandem.policies.FiringPolicy;
import io.tandem.policies.Policies;
import io.tandem.policies.Policy;
import io.tandem.policies.PolicyEpisode;
import io.tandem.policies.PolicyMode;
import io.tandem.policies.PolicyPredicate;
import io.tandem.policies.PolicyRule;
import io.tandem.policies.PolicyStanding;
import io.tandem.policies.PolicySubject;
import io.tandem.policies.evaluation.Standing;
import io.tandem.policies.evaluation.Standings;
import io.tandem.policies.series.Facts;
import io.tandem.shared.Page;
import io.tandem.shared.ProjectId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Policies with their states. */
@Component
class KnownPolicies implements Policies {

  private final PolicyStore store;
  private final StoredPolicies policies;
  private final Standings standings;
  private final PolicyViews views;
  private final Projects projects;

  KnownPolicies(
      PolicyStore store,
      StoredPolicies policies,
      Standings standings,
      PolicyViews views,
      Projects projects) {
    this.store = store;
    this.policies = policies;
    this.standings = standings;
    this.views = views;
    this.projects = projects;
  }

  @Override
  public Policy get(ProjectId project, String key) {
    return view(project, policies.get(project, key));
  }

  @Override
  public Optional<Activator> activator(ProjectId project, String key) {
    return store.activator(project, key);
  }

  /** A policy with its state. */
  Policy view(ProjectId project, StoredPolicy policy) {
    Long revision = policy.activeRevision();
    return views.of(
        projects.get(project),
        views.facts(project),
        policy,
        standings.find(policy.id()).orElse(null),
        revision == null ? null : store.rule(policy.id(), revision));
  }

  /** A page by key. */
  Page<Policy> list(ProjectId project, @Nullable String cursor, int limit) {
    int length = Math.clamp(limit, 1, 200);
    Page<StoredPolicy> page =
        PolicyKeys.page(store.list(project, PolicyKeys.after(cursor), length + 1), length);
    Map<Long, Standing> states = standings.all(project);
    Map<Long, PolicyRule> rules = store.activeRules(project);
    Facts facts = views.facts(project).prepared();
    Project whole = projects.get(project);
    List<Policy> items = new ArrayList<>();
    for (StoredPolicy policy : page.items()) {
      items.add(views.of(whole, facts, policy, states.get(policy.id()), rules.get(policy.id())));
    }
    return new Page<>(items, page.next());
  }

  @Override
  public List<PolicyStanding> standings(ProjectId project) {
    Map<Long, Standing> states = standings.all(project);
    Map<Long, PolicyRule> rules = store.activeRules(project);
    Facts facts = views.facts(project).prepared();
    List<PolicyStanding> found = new ArrayList<>();
    for (StoredPolicy policy : store.list(project, "", Integer.MAX_VALUE)) {
      Standing standing = states.get(policy.id());
      PolicyRule rule = rules.get(policy.id());
      if (standing == null || rule == null) {
        continue;
      }
      for (PolicyPredicate predicate : rule.condition().predicates()) {
        if (predicate.compare() == Comparison.VALUE) {
          found.add(
              standing(projects.get(project), policy, new Bound(rule, predicate, standing), facts));
        }
      }
    }
    return found;
  }

  private PolicyStanding standing(Project project, StoredPolicy policy, Bound bound, Facts facts) {
    PolicySubject about = facts.about(bound.rule(), bound.predicate());
    PolicyPredicate predicate = bound.predicate();
    long episodes = bound.standing().episodes();
    return new PolicyStanding(
        policy.key(),
        policy.names(),
        policy.mode(),
        predicate.metric(),
        about == null ? null : about.key(),
        bound.rule().condition().interval(),
        predicate.window(),
        predicate.op(),
        predicate.bound(),
        predicate.clearBound(),
        predicate.warnFrom(),
        views.status(project, bound.standing(), bound.rule().temporal()),
        episodes == 0 ? null : episodes);
  }

  private record Bound(PolicyRule rule, PolicyPredicate predicate, Standing standing) {}

  @Override
  public List<FiringPolicy> firing(ProjectId project) {
    Map<Long, Standing> states = standings.firing(project);
    if (states.isEmpty()) {
      return List.of();
    }
    Map<Long, PolicyRule> rules = store.activeRules(project);
    Facts facts = views.facts(project);
    List<FiringPolicy> firing = new ArrayList<>();
    for (StoredPolicy policy : store.byIds(states.keySet())) {
      PolicyRule rule = rules.get(policy.id());
      Standing standing = states.get(policy.id());
      if (rule != null && standing != null && policy.mode() == PolicyMode.LIVE) {
        Long episode = standing.episode();
        firing.add(
            new FiringPolicy(
                policy.key(),
                policy.names(),
                rule.subject(),
                facts.priority(rule.subject()),
                rule.dispatch().inhibits(),
                episode == null ? standing.episodes() : episode));
      }
    }
    firing.sort(Comparator.comparingInt(FiringPolicy::priority).thenComparing(FiringPolicy::key));
    return firing;
  }

  @Override
  public List<PolicyEpisode> episodes(ProjectId project, String key) {
    return store
        .find(project, key)
        .map(policy -> standings.episodes(policy.id()))
        .orElse(List.of());
  }

  @Override
  public int priority(ProjectId project, @Nullable PolicySubject subject) {
    return views.facts(project).priority(subject);
  }
}
