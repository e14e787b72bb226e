package io.tandem.policies.ledger;

import io.tandem.access.Actor;
import io.tandem.access.Projects;
import io.tandem.access.Role;
import io.tandem.policies.ActionRun;
import java.util.Set;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** What a type is told about an action. */
@Component
class Runs {

  private final Projects projects;
  private final JsonMapper json;

  Runs(Projects projects, JsonMapper json) {
    this.projects = projects;
    this.json = json;
  }

  ActionRun of(Entry entry) {
    Entry.Source source = entry.source();
    return new ActionRun(
        entry.id(),
        actor(entry),
        json.valueToTree(entry.parameters()),
        entry.subject(),
        entry.deciding().decidedBy(),
        source == null ? null : source.policy(),
        source == null ? null : source.episode(),
        entry.why());
  }

  /** Who acts: the policy, or the person who asked. What it may do was decided before. */
  Actor actor(Entry entry) {
    Entry.Source source = entry.source();
    String asked = entry.deciding().requestedBy();
    String name = source != null ? "policy:" + source.policy() : asked == null ? "system" : asked;
    return new Actor(projects.get(entry.project()), null, name, Set.of(Role.ADMIN));
  }

  /** Whoever keeps the ledger's times. */
  Actor system(Entry entry) {
    return new Actor(projects.get(entry.project()), null, "system", Set.of(Role.ADMIN));
  }
}
