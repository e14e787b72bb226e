package io.tandem.actions;

import io.tandem.access.Projects;
import io.tandem.flags.Guardrails;
import io.tandem.policies.Policies;
import io.tandem.policies.Policy;
import io.tandem.policies.PolicyStage;
import io.tandem.shared.CommonError;
import io.tandem.shared.ProjectId;
import io.tandem.shared.TandemException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Policies as guardrails of gray releases, live ones and those in shadow alike. */
@Component
class PolicyGuardrails implements Guardrails {

  private final ObjectProvider<Policies> policies; // they ask the types of actions, which ask flags
  private final Projects projects;

  PolicyGuardrails(ObjectProvider<Policies> policies, Projects projects) {
    this.policies = policies;
    this.projects = projects;
  }

  @Override
  public Map<String, Guardrail> of(ProjectId project, List<String> keys) {
    Map<String, Guardrail> found = new HashMap<>();
    for (String key : keys) {
      try {
        found.put(
            key, guardrail(policies.getObject().get(project, key), projects.get(project).zone()));
      } catch (TandemException gone) {
        if (gone.code() != CommonError.NOT_FOUND) {
          throw gone;
        }
      }
    }
    return found;
  }

  private static Guardrail guardrail(Policy policy, ZoneId zone) {
    LocalDate last = policy.status().lastBucket();
    return new Guardrail(
        policy.state() == PolicyStage.ACTIVE ? state(policy) : Guardrail.State.OFF,
        last == null ? null : last.atStartOfDay(zone).toInstant());
  }

  private static Guardrail.State state(Policy policy) {
    return switch (policy.status().state()) {
      case OK -> Guardrail.State.OK;
      case PENDING -> Guardrail.State.PENDING;
      case FIRING, RECOVERING -> Guardrail.State.FIRING;
    };
  }
}
