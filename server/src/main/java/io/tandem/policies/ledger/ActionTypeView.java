package io.tandem.policies.ledger;

import io.tandem.access.Permission;
import io.tandem.access.Role;
import io.tandem.policies.ActionType;
import io.tandem.shared.Names;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * An action type.
 *
 * @param safety {@code protecting} acts by itself, {@code spending} waits for approval
 * @param permission needed to do the same by hand
 * @param roles that hold it
 * @param forPolicies false for what only people may ask for
 * @param parameters JSON Schema
 */
record ActionTypeView(
    String key,
    Names names,
    String safety,
    Permission permission,
    List<Role> roles,
    boolean forPolicies,
    Map<String, Object> parameters) {

  static ActionTypeView of(ActionType type) {
    return new ActionTypeView(
        type.key(),
        type.names(),
        type.safety().name().toLowerCase(Locale.ROOT),
        type.permission(),
        type.permission().roles().stream().sorted().toList(),
        type.forPolicies(),
        type.schema());
  }
}
