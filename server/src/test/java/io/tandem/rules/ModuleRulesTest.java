package io.tandem.rules;

import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

/** The arrows between rooms are those each room declares, and nobody reaches into another room. */
class ModuleRulesTest {

  @Test
  void roomsUseOnlyTheRoomsTheyDeclare() {
    ApplicationModules.of("io.tandem").verify();
  }
}
