package io.tandem.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CampaignStateTest {

  @ParameterizedTest
  @CsvSource({
    "DRAFT, 'SCHEDULED'",
    "SCHEDULED, 'DRAFT RUNNING'",
    "RUNNING, 'PAUSED ENDED'",
    "PAUSED, 'RUNNING ENDED'",
    "ENDED, ''"
  })
  void onlyTheseStatesFollow(CampaignState state, String next) {
    for (CampaignState other : CampaignState.values()) {
      assertThat(state.mayBecome(other))
          .as("%s to %s", state, other)
          .isEqualTo((" " + next + " ").contains(" " + other + " "));
    }
  }
}
