package io.tandem.flags.registry;

import io.tandem.access.Actor;
import io.tandem.access.AuditTrail;
import io.tandem.access.Permission;
import io.tandem.access.Projects;
import io.tandem.access.Role;
import io.tandem.flags.FlagError;
import io.tandem.flags.definition.FlagBehaviour;
import io.tandem.flags.definition.FlagRule;
import io.tandem.shared.CommonError;
import io.tandem.shared.ProjectId;
import io.tandem.shared.TandemException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Which changes of flags take a second person's word. */
@Component
class FlagApprovals {

  private static final double EVERYBODY = 100;

  private final FlagApprovalStore store;
  private final Projects projects;
  private final AuditTrail audit;

  FlagApprovals(FlagApprovalStore store, Projects projects, AuditTrail audit) {
    this.store = store;
    this.projects = projects;
    this.audit = audit;
  }

  /**
   * What is said.
   *
   * @param items by environment; environments without one are absent
   */
  record FlagApprovalsSaid(List<FlagApproval> items, long version) {}

  FlagApprovalsSaid get(ProjectId project) {
    // the version first: what is said meanwhile then makes it an old one
    long version = store.version(project);
    return new FlagApprovalsSaid(store.list(project), version);
  }

  /**
   * Says for all environments which changes take a second person's word.
   *
   * @param version the version that was read
   * @throws TandemException {@code stale_version}; {@code unknown_environment}; {@code
   *     invalid_request} when an environment is named twice or the role may not change flags
   */
  @Transactional
  public FlagApprovalsSaid replace(Actor actor, long version, List<FlagApproval> wanted) {
    ProjectId project = actor.projectId();
    if (!store.advance(project, version)) {
      throw new TandemException(CommonError.STALE_VERSION);
    }
    check(project, wanted);
    List<FlagApproval> before = store.list(project);
    store.replace(project, wanted);
    audit.record(actor, "flag.approvals", "flags", before, wanted);
    return get(project);
  }

  private void check(ProjectId project, List<FlagApproval> wanted) {
    for (FlagApproval each : wanted) {
      if (projects.environment(project, each.environment()).isEmpty()) {
        throw new TandemException(FlagError.UNKNOWN_ENVIRONMENT, each.environment());
      }
      if (!Permission.EDIT_FLAGS.heldBy(Set.of(each.role()))) {
        throw new TandemException(
            CommonError.INVALID_REQUEST, "the role " + each.role().key() + " may not change flags");
      }
    }
    if (wanted.stream().map(FlagApproval::environment).distinct().count() < wanted.size()) {
      throw new TandemException(CommonError.INVALID_REQUEST, "an environment is named twice");
    }
  }

  /**
   * Lets a change pass that takes nobody else's word.
   *
   * @throws TandemException {@code approval_needed}
   */
  void check(ProjectId project, String flag, FlagContent before, FlagContent after) {
    needed(project, before, after).stream()
        .findFirst()
        .ifPresent(needed -> {
          throw needed(flag, needed);
        });
  }

  /** Whose words a change takes, by environment. */
  List<FlagApproval> needed(ProjectId project, FlagContent before, FlagContent after) {
    boolean sameGifts = after.givesNoMoreThan(before);
    return store.list(project).stream()
        .filter(each -> {
          FlagBehaviour was = in(before, each.environment());
          FlagBehaviour is = in(after, each.environment());
          boolean same = sameGifts && (is.equals(was) || is.isNoWiderThan(was));
          return is.enabled() && !same && largest(is) > each.above();
        })
        .toList();
  }

  /**
   * Whose words it takes to let somebody have a flag as it is who was held out of it, by
   * environment.
   */
  List<FlagApproval> neededToRelease(ProjectId project, FlagContent flag) {
    return store.list(project).stream()
        .filter(each -> {
          FlagBehaviour there = in(flag, each.environment());
          return there.enabled() && largest(there) > each.above();
        })
        .toList();
  }

  /**
   * Lets people have a flag who were held out of it, where that takes nobody else's word.
   *
   * @throws TandemException {@code approval_needed}
   */
  void checkRelease(ProjectId project, String flag, FlagContent content) {
    neededToRelease(project, content).stream()
        .findFirst()
        .ifPresent(needed -> {
          throw needed(flag, needed);
        });
  }

  /** The same for a share that a rule is to reach step by step. */
  void check(ProjectId project, Rollouts.Place place, double percent) {
    find(project, place.environment())
        .filter(needed -> percent > needed.above())
        .ifPresent(needed -> {
          throw needed(place.flag(), needed);
        });
  }

  private static TandemException needed(String flag, FlagApproval needed) {
    return new TandemException(
        FlagError.APPROVAL_NEEDED,
        flag,
        needed.environment(),
        Double.toString(needed.above()).replaceAll("\\.0$", ""),
        needed.role().key());
  }

  /** What holds in an environment. */
  Optional<FlagApproval> find(ProjectId project, String environment) {
    return store.list(project).stream()
        .filter(each -> each.environment().equals(environment))
        .findFirst();
  }

  /** Whose word a change in an environment takes: product's where nothing is said. */
  Role approver(ProjectId project, String environment) {
    return find(project, environment).map(FlagApproval::role).orElse(Role.PRODUCT);
  }

  /**
   * Whose word of all that are needed.
   *
   * @throws TandemException {@code invalid_request} when it takes the word of several roles
   */
  Role approver(ProjectId project, String environment, List<FlagApproval> needed) {
    Set<Role> roles = new TreeSet<>();
    needed.forEach(each -> roles.add(each.role()));
    if (roles.size() > 1) {
      throw new TandemException(
          CommonError.INVALID_REQUEST,
          "it takes the word of several roles: ask for one environment after the other");
    }
    return roles.isEmpty() ? approver(project, environment) : roles.iterator().next();
  }

  private static double largest(FlagBehaviour behaviour) {
    // how many are in a segment of testers is not known beforehand
    boolean segments = behaviour.testers().stream().anyMatch(group -> !group.segments().isEmpty());
    double rules = behaviour.rules().stream().mapToDouble(FlagRule::rollout).max().orElse(0);
    return segments ? EVERYBODY : rules;
  }

  private static FlagBehaviour in(FlagContent content, String environment) {
    return content.environments().getOrDefault(environment, FlagBehaviour.OFF);
  }
}
