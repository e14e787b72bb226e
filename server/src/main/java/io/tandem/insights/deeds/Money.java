package io.tandem.insights.deeds;

import io.swagger.v3.oas.annotations.media.Schema;
import io.tandem.insights.query.Checks;
import io.tandem.shared.EventSelector;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where money lies on events. Payments and rewards that say another currency than the project's, in
 * a property {@code currency}, are left out.
 *
 * @param amount property of payments with their amount in major units; {@code amount} when left out
 * @param rewards events that say somebody was given something; {@code $reward_granted} when left
 *     out, none when empty
 * @param cost property of these with what it cost, in major units; {@code cost} when left out
 */
@Schema(name = "MoneyProperties")
public record Money(
    @Nullable String amount, @Nullable List<EventSelector> rewards, @Nullable String cost) {

  /** The event with which rewards tell of what they gave. */
  public static final String REWARD = "$reward_granted";

  /** As usual. */
  public static final Money USUAL = new Money(null, null, null);

  /**
   * @throws io.tandem.shared.TandemException {@code invalid_request} when a part is out of bounds
   */
  public Money {
    amount = amount == null ? "amount" : amount;
    cost = cost == null ? "cost" : cost;
    rewards = rewards == null ? List.of(EventSelector.of(REWARD)) : Checks.list(rewards, "rewards");
    Checks.name(amount, "money.amount");
    Checks.name(cost, "money.cost");
    Checks.within(rewards.size(), 0, 20, "money.rewards");
  }

  /** Property of payments. */
  public String amountProperty() {
    return amount == null ? "amount" : amount;
  }

  /** Property of rewards. */
  public String costProperty() {
    return cost == null ? "cost" : cost;
  }

  /** Events of rewards. */
  public List<EventSelector> rewardEvents() {
    return rewards == null ? List.of() : rewards;
  }
}
