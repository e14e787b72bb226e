package io.tandem.flags.registry;

import io.tandem.flags.AgreedTraffic;
import io.tandem.flags.AgreedTraffic.Agreed;
import io.tandem.flags.FlagError;
import io.tandem.flags.definition.FlagDefinition;
import io.tandem.flags.definition.FlagShares;
import io.tandem.shared.TandemException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Keeps a flag from reaching more people than both teams of an experiment agreed that runs on it.
 * What gives it to fewer always passes, also while it reaches too many.
 */
@Component
class FlagTraffic {

  private static final double NEAR = 1e-6;

  private final AgreedTraffic agreed;

  FlagTraffic(AgreedTraffic agreed) {
    this.agreed = agreed;
  }

  /**
   * Lets a change pass.
   *
   * @throws TandemException {@code traffic_agreed}
   */
  void check(StoredFlag flag, FlagContent said) {
    exceeded(flag, said)
        .ifPresent(exceeded -> {
          throw new TandemException(
              FlagError.TRAFFIC_AGREED,
              flag.key(),
              number(reach(flag.definition(said))),
              exceeded.experiment(),
              number(exceeded.percent()));
        });
  }

  /** What a change goes beyond; empty when nothing. */
  Optional<Agreed> exceeded(StoredFlag flag, FlagContent said) {
    FlagDefinition after = flag.definition(said);
    double reach = reach(after);
    if (flag.archived() || reach <= reach(flag.definition())) {
      return Optional.empty();
    }
    return agreed
        .on(flag.project(), flag.key(), FlagShares.gives(after))
        .filter(most -> reach > most.percent() + NEAR);
  }

  private static double reach(FlagDefinition flag) {
    return FlagShares.reach(flag, AgreedTraffic.ENVIRONMENT);
  }

  private static String number(double percent) {
    return BigDecimal.valueOf(percent)
        .setScale(2, RoundingMode.HALF_UP)
        .stripTrailingZeros()
        .toPlainString();
  }
}
