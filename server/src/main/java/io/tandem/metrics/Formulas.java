package io.tandem.metrics;

import io.tandem.catalog.Campaign;
import io.tandem.catalog.Definition;
import io.tandem.catalog.Feature;
import io.tandem.metrics.Formula.Quantities;
import io.tandem.metrics.Quantity.Followed;
import io.tandem.shared.CommonError;
import io.tandem.shared.EventSelector;
import io.tandem.shared.Filter;
import io.tandem.shared.Names;
import io.tandem.shared.ProjectId;
import io.tandem.shared.TandemException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Says how a metric of a project is computed just now. */
@Component
class Formulas {

  private final Words.Sources sources;

  Formulas(Words.Sources sources) {
    this.sources = sources;
  }

  /** What the project's words mean now, to be read once for several formulas. */
  Words words(ProjectId project) {
    return new Words(project, sources);
  }

  /**
   * The formula in force.
   *
   * @throws TandemException {@code invalid_request} when there is no such metric, {@code not_found}
   *     when there is no such subject, {@code no_exposure_event} and its like when an event it
   *     needs is not declared, {@code segment_building} while its segment was never worked out
   */
  Formula of(ProjectId project, RateSubject rate) {
    return of(words(project), rate);
  }

  /** The same with words that were read already. */
  Formula of(Words words, RateSubject rate) {
    BuiltIn metric = BuiltIn.find(rate.metric().key());
    if (metric == null) {
      CustomMetric custom =
          words.custom(rate.metric().key()).orElseThrow(() -> unknown(rate.metric()));
      return own(custom);
    }
    String subject = rate.subject();
    return switch (metric.about()) {
      case FEATURE -> ofFeature(words, rate, metric, words.feature(subject));
      case CAMPAIGN -> ofCampaign(words, rate, metric, words.campaign(subject));
      case PROJECT -> ofProject(words, rate, metric);
      case PROJECT_OR_FEATURE ->
          subject == null
              ? ofProject(words, rate, metric)
              : ofFeature(words, rate, metric, words.feature(subject));
    };
  }

  /** The formula of a metric of the project's own. */
  static Formula own(CustomMetric metric) {
    Quantities counted = metric.quantities();
    return new Formula(
        new RateSubject(new Metric(metric.key()), null),
        null,
        metric.shape(),
        counted,
        Sentences.define(counted, metric.version()),
        null);
  }

  /** What to throw when there is no such metric. */
  static TandemException unknown(Metric metric) {
    return new TandemException(CommonError.INVALID_REQUEST, "there is no metric " + metric);
  }

  private static Formula ofFeature(Words words, RateSubject rate, BuiltIn metric, Feature feature) {
    Doers active = Doers.active(words.definition());
    Doers used = new Doers.AnyOf(feature.keyEvents());
    Quantities counted =
        switch (metric) {
          case USAGE -> among(used, one(feature.exposure(), MetricError.NO_EXPOSURE_EVENT, rate));
          case COMPLAINT_RATE ->
              over(some(feature.complaints(), MetricError.NO_COMPLAINT_EVENT, rate), active);
          case BAD_REVIEW_RATE -> reviews(feature, rate);
          case FEATURE_PEOPLE -> people(used);
          default -> among(used, active);
        };
    return formula(
        words, metric, rate, counted, new Subject(feature.names(), feature.version(), null));
  }

  private static Formula ofCampaign(
      Words words, RateSubject rate, BuiltIn metric, Campaign campaign) {
    Quantities counted =
        switch (metric) {
          case REACH ->
              among(
                  one(campaign.reach(), MetricError.NO_REACH_EVENT, rate),
                  eligible(words, campaign));
          case ONBOARDING_COMPLETION -> onboarding(words.definition(), campaign, rate);
          default ->
              among(new Doers.AnyOf(List.of(campaign.participation())), eligible(words, campaign));
        };
    Lifetime lifetime = metric.shape().cohort() ? null : words.lifetime(campaign);
    return formula(
        words, metric, rate, counted, new Subject(campaign.names(), campaign.version(), lifetime));
  }

  /** Those the campaign is meant for: its segment, or all active people. */
  private static Doers eligible(Words words, Campaign campaign) {
    String segment = campaign.segment();
    return segment == null
        ? Doers.active(words.definition())
        : new Doers.Members(words.segment(segment), segment);
  }

  private static Formula ofProject(Words words, RateSubject rate, BuiltIn metric) {
    Definition definition = words.definition();
    Doers active = Doers.active(definition);
    Quantities counted =
        switch (metric) {
          case COMPLAINT_RATE -> over(new Doers.AnyOf(definition.complaints()), active);
          case ACTIVE_PEOPLE -> people(active);
          case COURSE_COMPLETION ->
              cohort(
                  some(definition.enrolments(), MetricError.NO_ENROLMENT_EVENT, rate),
                  List.of(),
                  Followed.within(
                      some(definition.completions(), MetricError.NO_COURSE_COMPLETION_EVENT, rate),
                      definition.completionDays()));
          case NEXT_MONTH_RETENTION ->
              cohort(signUps(definition, rate), List.of(), Followed.inNextBucket(active));
          case DAY_RETENTION -> {
            int day = BuiltIn.day(rate.metric().key());
            yield cohort(signUps(definition, rate), List.of(), new Followed(active, day, day));
          }
          default -> among(new Doers.AnyOf(definition.payment()), active);
        };
    return formula(words, metric, rate, counted, new Subject(null, 1, null));
  }

  private record Subject(@Nullable Names names, long version, @Nullable Lifetime lifetime) {}

  private static Formula formula(
      Words words, BuiltIn metric, RateSubject rate, Quantities counted, Subject subject) {
    long revision = words.definition().version() + subject.version() - 1;
    return new Formula(
        rate,
        subject.names(),
        metric.shape(),
        counted,
        Sentences.define(metric, subject.names(), counted, revision),
        subject.lifetime());
  }

  private static Quantities among(Doers who, Doers all) {
    return new Quantities(new Quantity.People(who, all), new Quantity.People(all, null));
  }

  private static Quantities over(Doers who, Doers all) {
    return new Quantities(new Quantity.People(who, null), new Quantity.People(all, null));
  }

  private static Quantities people(Doers who) {
    return new Quantities(new Quantity.People(who, null), null);
  }

  private static Quantities reviews(Feature feature, RateSubject rate) {
    Feature.Rating rating = feature.rating();
    if (rating == null) {
      throw new TandemException(MetricError.NO_RATING_EVENT, String.valueOf(rate.subject()));
    }
    return new Quantities(
        new Quantity.Events(List.of(rated(rating, "2"))),
        new Quantity.Events(List.of(rated(rating, "5"))));
  }

  /** Ratings up to a mark; what has no number for a mark is none. */
  private static EventSelector rated(Feature.Rating rating, String upTo) {
    List<Filter> where = new ArrayList<>(rating.event().where());
    where.add(new Filter(rating.property(), Filter.Op.LTE, List.of(upTo)));
    return new EventSelector(rating.event().event(), where);
  }

  private static Quantities onboarding(Definition definition, Campaign campaign, RateSubject rate) {
    Integer days = campaign.windowDays();
    EventSelector completion = campaign.completion();
    if (days == null || completion == null) {
      throw new TandemException(MetricError.NO_COMPLETION_EVENT, String.valueOf(rate.subject()));
    }
    EventSelector reach = campaign.reach();
    List<Followed> offered =
        reach == null ? List.of() : List.of(Followed.within(new Doers.AnyOf(List.of(reach)), days));
    return cohort(
        signUps(definition, rate),
        offered,
        Followed.within(new Doers.AnyOf(List.of(completion)), days));
  }

  /** Those of a cohort who did the last thing too, over those who did the others. */
  private static Quantities cohort(Doers start, List<Followed> all, Followed last) {
    List<Followed> both = new ArrayList<>(all);
    both.add(last);
    return new Quantities(new Quantity.Cohort(start, both), new Quantity.Cohort(start, all));
  }

  private static Doers signUps(Definition definition, RateSubject rate) {
    return some(definition.signUps(), MetricError.NO_SIGN_UP_EVENT, rate);
  }

  private static Doers one(@Nullable EventSelector event, MetricError missing, RateSubject rate) {
    return some(event == null ? List.of() : List.of(event), missing, rate);
  }

  private static Doers some(List<EventSelector> events, MetricError missing, RateSubject rate) {
    if (events.isEmpty()) {
      throw new TandemException(missing, String.valueOf(rate.subject()));
    }
    return new Doers.AnyOf(events);
  }
}
