package io.tandem.flags.registry;

import io.tandem.access.Actor;
import io.tandem.flags.definition.FlagBehaviour;
import io.tandem.flags.definition.FlagRule;
import io.tandem.shared.CommonError;
import io.tandem.shared.ProjectId;
import io.tandem.shared.TandemException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The shares that rules of flags give, for what moves them step by step. */
@Component
public class Rollouts {

  private final FlagChanges changes;
  private final FlagStore store;
  private final FlagApprovals approvals;
  private final FlagTraffic traffic;

  Rollouts(FlagChanges changes, FlagStore store, FlagApprovals approvals, FlagTraffic traffic) {
    this.changes = changes;
    this.store = store;
    this.approvals = approvals;
    this.traffic = traffic;
  }

  /**
   * A rule of a flag in an environment.
   *
   * @param rule its number when somebody looked, from 0
   * @param id which one it is, wherever it stands now; null for the one of that number
   */
  public record Place(String flag, String environment, int rule, @Nullable String id) {

    /** Where it stands among rules; -1 when it is not there. */
    int in(List<FlagRule> rules) {
      for (int i = 0; i < rules.size(); i++) {
        if (id == null ? i == rule : id.equals(rules.get(i).id())) {
          return i;
        }
      }
      return -1;
    }
  }

  /**
   * What a rule gives.
   *
   * @param rule its number now, from 0
   * @param id which one it is
   * @param percent of those who meet its conditions
   * @param enabled the flag is switched on there
   * @param feature the flag's feature, or null
   * @param version of the flag
   * @param revision of the flag, in force
   */
  public record Rollout(
      int rule,
      @Nullable String id,
      double percent,
      boolean enabled,
      @Nullable String feature,
      long version,
      long revision) {}

  /**
   * Lets a share pass that takes nobody else's word, as a change by hand to that share of a flag
   * that is switched on by it: its other rules give something then as well.
   *
   * @throws TandemException {@code approval_needed}
   */
  public void checkApproval(ProjectId project, Place place, double percent) {
    approvals.check(project, place, percent);
    store
        .find(project, place.flag())
        .map(StoredFlag::content)
        .ifPresent(
            now -> approvals.check(project, place.flag(), now, with(now, place, true, percent)));
  }

  /**
   * True when the flag says something else there than it did in a revision; while it is off that
   * takes nobody's word, and switching it on by what was approved before would give more.
   */
  public boolean saysOtherThan(ProjectId project, Place place, long revision) {
    return store
        .find(project, place.flag())
        .filter(flag ->
            flag.newest().revision() == revision
                || store
                    .revision(flag.id(), revision)
                    .map(FlagRevision::content)
                    .filter(was -> flag.content().saysTheSame(was, place.environment()))
                    .isPresent())
        .isEmpty();
  }

  /**
   * Lets a share pass that goes no further than experiments agreed which run on the flag.
   *
   * @throws TandemException {@code traffic_agreed}
   */
  public void checkTraffic(ProjectId project, Place place, double percent) {
    store
        .find(project, place.flag())
        .ifPresent(flag -> traffic.check(flag, with(flag.content(), place, true, percent)));
  }

  /** True when a share would go further than experiments agreed which run on the flag. */
  public boolean exceedsTraffic(ProjectId project, Place place, double percent) {
    return store
        .find(project, place.flag())
        .flatMap(flag -> traffic.exceeded(flag, with(flag.content(), place, true, percent)))
        .isPresent();
  }

  /** Empty when there is no such flag in use or no such rule. */
  public Optional<Rollout> find(ProjectId project, Place place) {
    return store
        .find(project, place.flag())
        .filter(flag -> !flag.archived())
        .flatMap(flag -> {
          FlagBehaviour there =
              flag.content().environments().getOrDefault(place.environment(), FlagBehaviour.OFF);
          int at = place.in(there.rules());
          return at < 0 ? Optional.empty() : Optional.of(found(flag, there, at));
        });
  }

  private static Rollout found(StoredFlag flag, FlagBehaviour there, int at) {
    FlagRule rule = there.rules().get(at);
    return new Rollout(
        at,
        rule.id(),
        rule.rollout(),
        there.enabled(),
        flag.content().feature(),
        flag.version(),
        flag.newest().revision());
  }

  /** Lets whoever changes flags of this project wait until the transaction ends. */
  @Transactional
  public void lock(ProjectId project) {
    store.change(project);
  }

  /**
   * Gives a rule another share, and switches the flag on there.
   *
   * @param version the version that was read
   * @param note why
   * @throws TandemException {@code not_found} also when there is no such rule; else as a change by
   *     hand
   */
  @Transactional
  public void begin(Actor actor, Place place, long version, double percent, String note) {
    changes.apply(
        actor, place.flag(), version, content -> with(content, place, true, percent), note);
  }

  /**
   * Gives a rule another share. What is off stays off: somebody may have switched it off because of
   * what this takes back as well. No hold keeps a share from becoming smaller.
   *
   * @throws TandemException as {@link #begin}
   */
  @Transactional
  public void set(Actor actor, Place place, long version, double percent, String note) {
    Rollout now = find(actor.projectId(), place).orElseThrow(Rollouts::notFound);
    UnaryOperator<FlagContent> change = content -> with(content, place, now.enabled(), percent);
    if (percent <= now.percent()) {
      changes.takeBack(actor, place.flag(), version, change, note);
    } else {
      changes.apply(actor, place.flag(), version, change, note);
    }
  }

  /**
   * Gives a rule the share again that it had before, also where experiments agreed on less
   * meanwhile; otherwise as {@link #set}.
   */
  @Transactional
  public void putBack(Actor actor, Place place, long version, double percent, String note) {
    Rollout now = find(actor.projectId(), place).orElseThrow(Rollouts::notFound);
    UnaryOperator<FlagContent> change = content -> with(content, place, now.enabled(), percent);
    if (percent <= now.percent()) {
      changes.takeBack(actor, place.flag(), version, change, note);
    } else {
      changes.putBack(actor, place.flag(), version, change, note);
    }
  }

  private static FlagContent with(
      FlagContent content, Place place, boolean enabled, double percent) {
    FlagBehaviour there =
        content.environments().getOrDefault(place.environment(), FlagBehaviour.OFF);
    int rule = place.in(there.rules());
    if (rule < 0) {
      throw notFound();
    }
    List<FlagRule> rules = new ArrayList<>(there.rules());
    rules.set(rule, rules.get(rule).giving(percent));
    return content.with(
        place.environment(),
        new FlagBehaviour(enabled, rules, there.split(), there.prerequisites(), there.testers()));
  }

  private static TandemException notFound() {
    return new TandemException(CommonError.NOT_FOUND);
  }
}
