package io.tandem.policies;

import io.tandem.access.Permission;
import io.tandem.access.Role;
import io.tandem.shared.Names;
import io.tandem.shared.ProjectId;
import io.tandem.shared.Sentence;
import io.tandem.shared.TandemException;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Something a policy, or a person with somebody's approval, can do. Room {@code actions} has one
 * bean for each type. The ledger calls {@link #run} once: inside the transaction that also records
 * the outcome, after the claim's fencing token was checked in it, so an effect inside PostgreSQL
 * happens exactly once. A type whose effect lies outside enqueues it in that transaction and
 * answers {@link ActionOutcome.Started}; whoever carries it out settles it through {@link
 * Actions#settle}.
 */
public interface ActionType {

  /** Its name in JSON, e.g. {@code pause_campaign}; never changes. */
  String key();

  /** What people call it. */
  default Names names() {
    return new Names(key(), key());
  }

  /**
   * JSON Schema of its parameters, for forms; {@link #check} decides.
   *
   * @return an object schema
   */
  default Map<String, Object> schema() {
    return Map.of("type", "object");
  }

  /**
   * Protecting types act by themselves unless the team says otherwise; the others wait for
   * approval.
   */
  Safety safety();

  /** The right a person needs to do the same by hand; its roles may approve. */
  Permission permission();

  /**
   * Whose word it takes when a person asks for it, where the parameters say; null: the first role
   * that holds {@link #permission}.
   *
   * @throws TandemException as {@link #check}
   */
  default @Nullable Role approver(ProjectId project, JsonNode parameters) {
    return null;
  }

  /**
   * Names of the parameters that tell one request from another: while somebody's request of the
   * same type, subject and these values waits for its decision, nobody can ask again. Empty: all
   * parameters.
   */
  default Set<String> identity() {
    return Set.of();
  }

  /** False for what only people may ask for. */
  default boolean forPolicies() {
    return true;
  }

  /**
   * Checks the parameters when a policy is saved and when somebody asks for the action.
   *
   * @throws TandemException {@code invalid_request} with a sentence that names the parameter
   */
  void check(ProjectId project, JsonNode parameters);

  /** What it would do now, with its size: people reached, money, before → after. */
  Sentence preview(ActionRun run);

  /**
   * Does it.
   *
   * @throws TandemException when it can't be done; the ledger records the reason, and tries again
   *     later only on a code of class 503
   */
  ActionOutcome run(ActionRun run);

  /** Whether it needs a person's word. */
  enum Safety {
    PROTECTING,
    SPENDING
  }
}
