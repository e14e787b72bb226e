package io.tandem.growth;

import io.tandem.access.Actor;
import io.tandem.access.Project;
import io.tandem.access.Projects;
import io.tandem.access.Role;
import io.tandem.growth.WorkItemStore.Leaving;
import io.tandem.policies.Policies;
import io.tandem.policies.Policy;
import io.tandem.policies.PolicyEpisode;
import io.tandem.policies.PolicyStage;
import io.tandem.shared.TandemException;
import java.time.LocalDate;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Looks every second whether the exit condition of work items holds, and finishes those. */
@Component
class WorkExitsJob {

  private static final Logger log = LoggerFactory.getLogger(WorkExitsJob.class);

  private final WorkItemStore store;
  private final WorkItems items;
  private final Policies policies;
  private final Projects projects;

  WorkExitsJob(WorkItemStore store, WorkItems items, Policies policies, Projects projects) {
    this.store = store;
    this.items = items;
    this.policies = policies;
    this.projects = projects;
  }

  @Scheduled(fixedDelay = 1_000)
  void run() {
    try {
      store.leaving().forEach(this::look);
    } catch (Exception failed) {
      log.warn("Exit conditions were not looked at; trying again in 1 s", failed);
    }
  }

  private void look(Leaving item) {
    Project project = projects.get(item.project());
    try {
      Policy policy = policies.get(item.project(), item.exit().policy());
      long clear = policy.state() == PolicyStage.ACTIVE ? cleared(project, item, policy) : 0;
      if (clear >= item.exit().days()) {
        String why =
            "%s：连续 %d 个已结束周期在恢复线内 / %s: within its clearing bound for %d closed buckets"
                .formatted(policy.names().zh(), clear, policy.names().en(), clear);
        Actor system = new Actor(project, null, "system", Set.of(Role.ADMIN));
        items.transition(system, item.no(), null, new WorkMove(WorkState.DONE, why, null));
      }
    } catch (TandemException changedMeanwhile) {
      log.debug("Work item {} waits on: {}", item.no(), changedMeanwhile.getMessage());
    }
  }

  private long cleared(Project project, Leaving item, Policy policy) {
    PolicyEpisode newest =
        policies.episodes(project.id(), policy.key()).stream().findFirst().orElse(null);
    return new ClearedBuckets(
            policy.status(),
            policy.condition().interval(),
            policy.temporal().clearK(),
            newest,
            LocalDate.ofInstant(item.createdAt(), project.zone()),
            project.zone())
        .count();
  }
}
