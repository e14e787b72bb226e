package io.tandem.policies.evaluation;

import io.tandem.policies.PolicyEpisode;
import io.tandem.shared.ProjectId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The states of policies, as those who activate and show them need them. */
@Component
public class Standings {

  /** An open firing span another revision took over from. */
  public static final String REVISED = "revised";

  /** An open firing span of a policy that was retired. */
  public static final String RETIRED = "retired";

  private final StandingStore store;

  Standings(StandingStore store) {
    this.store = store;
  }

  /** Of a project's policies, by id of the policy; those never activated are absent. */
  public Map<Long, Standing> all(ProjectId project) {
    return store.all(project);
  }

  /** Those in a firing span, by id of the policy. */
  public Map<Long, Standing> firing(ProjectId project) {
    return store.firing(project);
  }

  /** Of one policy; empty when it was never activated. */
  public Optional<Standing> find(long policy) {
    return store.find(policy);
  }

  /** Firing spans, newest first. */
  public List<PolicyEpisode> episodes(long policy) {
    return store.episodes(policy);
  }

  /**
   * Where a policy begins to judge.
   *
   * @param bucket first bucket it judges
   * @param due when that one closes
   */
  public record Begin(
      ProjectId project, long policy, long revision, LocalDate bucket, Instant due) {}

  /** Begins afresh: no marks, no open firing span. Within the activation's transaction. */
  @Transactional(propagation = Propagation.MANDATORY)
  public void begin(Begin begin, Instant at) {
    store.lock(begin.policy());
    store.endEpisode(begin.policy(), REVISED, at);
    store.begin(begin, at);
  }

  /** Another revision that judges alike goes on from where the one before it is. */
  @Transactional(propagation = Propagation.MANDATORY)
  public void carryOn(long policy, long revision) {
    store.lock(policy);
    store.carryOn(policy, revision);
  }

  /** Judges no more. */
  @Transactional(propagation = Propagation.MANDATORY)
  public void retire(long policy, Instant at) {
    store.lock(policy);
    store.endEpisode(policy, RETIRED, at);
    store.retire(policy, at);
  }
}
