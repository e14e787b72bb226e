package io.tandem.insights.moved;

import io.tandem.catalog.Campaign;
import io.tandem.catalog.Campaigns;
import io.tandem.catalog.Feature;
import io.tandem.catalog.Features;
import io.tandem.insights.deeds.Deeds;
import io.tandem.insights.query.InsightError;
import io.tandem.shared.EventSelector;
import io.tandem.shared.TandemException;
import java.util.List;
import org.jooq.Condition;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Knows which events a rate is made of. */
@Component
class RateWords {

  private final Features features;
  private final Campaigns campaigns;

  RateWords(Features features, Campaigns campaigns) {
    this.features = features;
    this.campaigns = campaigns;
  }

  /**
   * A rate's events.
   *
   * @throws TandemException {@code invalid_request} when there is no such metric, or its event is
   *     not declared, or the campaign is meant for a segment; {@code not_found} when there is no
   *     such subject
   */
  RateEvents of(Deeds deeds, RateQuestion rate) {
    if (rate.metric() == null) {
      Condition denominator =
          rate.denominator().isEmpty() ? deeds.active() : deeds.any(rate.denominator());
      return new RateEvents(denominator, deeds.any(rate.numerator()), true, 0);
    }
    if (rate.retentionDay() > 0) {
      return new RateEvents(
          deeds.any(deeds.definition().signUps()), deeds.active(), true, rate.retentionDay());
    }
    Condition active = deeds.active();
    return switch (rate.metric()) {
      case "penetration" ->
          new RateEvents(active, deeds.any(feature(deeds, rate).keyEvents()), true, 0);
      case "usage" -> {
        Feature feature = feature(deeds, rate);
        yield new RateEvents(
            one(deeds, feature.exposure()), deeds.any(feature.keyEvents()), true, 0);
      }
      case "participation" ->
          new RateEvents(active, one(deeds, campaign(deeds, rate).participation()), true, 0);
      case "reach" -> new RateEvents(active, one(deeds, campaign(deeds, rate).reach()), true, 0);
      case "paid_conversion" ->
          new RateEvents(active, deeds.any(deeds.definition().payment()), true, 0);
      case "complaint_rate" ->
          new RateEvents(active, deeds.any(deeds.definition().complaints()), false, 0);
      default -> throw new TandemException(InsightError.WRONG_VALUE, "rate.metric");
    };
  }

  private Feature feature(Deeds deeds, RateQuestion rate) {
    return features.get(deeds.project().id(), subject(rate));
  }

  private Campaign campaign(Deeds deeds, RateQuestion rate) {
    Campaign campaign = campaigns.get(deeds.project().id(), subject(rate));
    if (campaign.segment() != null) {
      throw new TandemException(InsightError.TARGET_SEGMENT, campaign.key());
    }
    return campaign;
  }

  private static String subject(RateQuestion rate) {
    if (rate.subject() == null) {
      throw new TandemException(InsightError.MISSING_FIELD, "rate.subject");
    }
    return rate.subject();
  }

  private static Condition one(Deeds deeds, @Nullable EventSelector event) {
    if (event == null) {
      throw new TandemException(InsightError.MISSING_FIELD, "the subject's event");
    }
    return deeds.any(List.of(event));
  }
}
