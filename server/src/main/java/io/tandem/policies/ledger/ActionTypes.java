package io.tandem.policies.ledger;

import io.tandem.policies.ActionType;
import io.tandem.shared.TandemException;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** The action types there are. Looked up late, since types themselves may need the ledger. */
@Component
class ActionTypes {

  private final ObjectProvider<ActionType> types;

  ActionTypes(ObjectProvider<ActionType> types) {
    this.types = types;
  }

  /** By key. */
  List<ActionType> all() {
    return types.stream().sorted(Comparator.comparing(ActionType::key)).toList();
  }

  Optional<ActionType> find(String key) {
    return types.stream().filter(type -> type.key().equals(key)).findFirst();
  }

  /**
   * The type.
   *
   * @throws TandemException {@code unknown_action_type}
   */
  ActionType get(String key) {
    return find(key).orElseThrow(() -> new TandemException(LedgerError.UNKNOWN_TYPE, key));
  }
}
