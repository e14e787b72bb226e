package io.tandem.metrics;

import io.tandem.catalog.Campaign;
import io.tandem.catalog.Campaigns;
import io.tandem.catalog.Definition;
import io.tandem.catalog.Definitions;
import io.tandem.catalog.Feature;
import io.tandem.catalog.Features;
import io.tandem.shared.CommonError;
import io.tandem.shared.EventSelector;
import io.tandem.shared.ProjectId;
import io.tandem.shared.TandemException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Says how a rate of a project is computed just now. */
@Component
class Formulas {

  private final Features features;
  private final Campaigns campaigns;
  private final Definitions definitions;

  Formulas(Features features, Campaigns campaigns, Definitions definitions) {
    this.features = features;
    this.campaigns = campaigns;
    this.definitions = definitions;
  }

  /**
   * The formula in force.
   *
   * @throws TandemException {@code not_found} when there is no such subject, {@code
   *     no_exposure_event}, {@code no_reach_event}, {@code no_complaint_event}
   */
  Formula of(ProjectId project, RateSubject rate) {
    Definition definition = definitions.get(project);
    return switch (rate.metric()) {
      case PENETRATION, USAGE -> ofFeature(rate, definition, features.get(project, key(rate)));
      case PARTICIPATION, REACH -> ofCampaign(rate, definition, campaigns.get(project, key(rate)));
      case PAID_CONVERSION -> ofProject(rate, definition, definition.payment());
      case COMPLAINT_RATE ->
          rate.subject() == null
              ? ofProject(rate, definition, definition.complaints())
              : ofFeature(rate, definition, features.get(project, rate.subject()));
    };
  }

  private static Formula ofFeature(RateSubject rate, Definition definition, Feature feature) {
    Doers active = Doers.active(definition);
    Doers numerator =
        switch (rate.metric()) {
          case COMPLAINT_RATE ->
              new Doers.AnyOf(declared(feature.complaints(), MetricError.NO_COMPLAINT_EVENT, rate));
          default -> new Doers.AnyOf(feature.keyEvents());
        };
    Doers denominator =
        rate.metric() == Metric.USAGE
            ? one(feature.exposure(), MetricError.NO_EXPOSURE_EVENT, rate)
            : active;
    long revision = definition.version() + feature.version() - 1;
    return new Formula(
        rate,
        feature.names(),
        numerator,
        denominator,
        Sentences.define(rate.metric(), feature.names(), numerator, denominator, revision));
  }

  private static Formula ofCampaign(RateSubject rate, Definition definition, Campaign campaign) {
    Doers active = Doers.active(definition);
    Doers numerator =
        rate.metric() == Metric.REACH
            ? one(campaign.reach(), MetricError.NO_REACH_EVENT, rate)
            : new Doers.AnyOf(List.of(campaign.participation()));
    long revision = definition.version() + campaign.version() - 1;
    return new Formula(
        rate,
        campaign.names(),
        numerator,
        active,
        Sentences.define(rate.metric(), campaign.names(), numerator, active, revision));
  }

  private static Formula ofProject(
      RateSubject rate, Definition definition, List<EventSelector> events) {
    Doers numerator = new Doers.AnyOf(events);
    Doers active = Doers.active(definition);
    return new Formula(
        rate,
        null,
        numerator,
        active,
        Sentences.define(rate.metric(), null, numerator, active, definition.version()));
  }

  private static String key(RateSubject rate) {
    String key = rate.subject();
    if (key == null) {
      throw new TandemException(CommonError.NOT_FOUND);
    }
    return key;
  }

  private static Doers one(@Nullable EventSelector event, MetricError missing, RateSubject rate) {
    return new Doers.AnyOf(declared(event == null ? List.of() : List.of(event), missing, rate));
  }

  private static List<EventSelector> declared(
      List<EventSelector> events, MetricError missing, RateSubject rate) {
    if (events.isEmpty()) {
      throw new TandemException(missing, String.valueOf(rate.subject()));
    }
    return events;
  }
}
