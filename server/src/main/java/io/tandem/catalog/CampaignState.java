package io.tandem.catalog;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.tandem.shared.CommonError;
import io.tandem.shared.TandemException;
import java.util.Locale;
import java.util.Set;

/**
 * Where a campaign stands: draft → scheduled → running ⇄ paused, and from these two → ended, which
 * is final. What is scheduled may go back to draft.
 */
public enum CampaignState {
  DRAFT,
  SCHEDULED,
  RUNNING,
  PAUSED,
  ENDED;

  /** True when a campaign in this state may be brought into the other. */
  public boolean mayBecome(CampaignState next) {
    return next().contains(next);
  }

  /** The states that may follow. */
  public Set<CampaignState> next() {
    return switch (this) {
      case DRAFT -> Set.of(SCHEDULED);
      case SCHEDULED -> Set.of(DRAFT, RUNNING);
      case RUNNING -> Set.of(PAUSED, ENDED);
      case PAUSED -> Set.of(RUNNING, ENDED);
      case ENDED -> Set.of();
    };
  }

  /** Reads the lower-case name. */
  @JsonCreator
  public static CampaignState of(String name) {
    for (CampaignState state : values()) {
      if (state.key().equals(name)) {
        return state;
      }
    }
    throw new TandemException(CommonError.INVALID_REQUEST, "there is no campaign state " + name);
  }

  /** The name used in JSON and in the store. */
  @JsonValue
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }
}
