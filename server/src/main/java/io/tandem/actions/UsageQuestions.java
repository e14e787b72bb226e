package io.tandem.actions;

import io.tandem.access.Project;
import io.tandem.catalog.Feature;
import io.tandem.insights.UsageQuestion;
import io.tandem.shared.EventSelector;
import io.tandem.shared.LocalDates;
import io.tandem.shared.TandemException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a diagnosis asks, from an action's parameters. */
@Component
class UsageQuestions {

  private static final int MOST_SINCE_LAUNCH = 90;
  private static final int DAYS = 7;

  private final JsonMapper json;
  private final Clock clock;

  UsageQuestions(JsonMapper json, Clock clock) {
    this.json = json;
    this.clock = clock;
  }

  /**
   * @throws TandemException {@code invalid_request}
   */
  void check(Parameters parameters) {
    parameters.number("fromDays", 1, 366);
    LocalDates day = new LocalDates(LocalDate.EPOCH, LocalDate.EPOCH, ZoneOffset.UTC);
    question("-", day, parameters);
  }

  UsageQuestion of(Project project, Feature feature, Parameters parameters) {
    LocalDate yesterday = today(project).minusDays(1);
    Long days = parameters.number("fromDays", 1, 366);
    LocalDate from = days == null ? since(feature, yesterday) : yesterday.minusDays(days - 1);
    return question(feature.key(), new LocalDates(from, yesterday, project.zone()), parameters);
  }

  /** The local day it is now. */
  LocalDate today(Project project) {
    return LocalDate.ofInstant(clock.instant(), project.zone());
  }

  private static LocalDate since(Feature feature, LocalDate yesterday) {
    LocalDate launch = feature.launchDate();
    boolean fits =
        launch != null
            && !launch.isAfter(yesterday)
            && !launch.isBefore(yesterday.minusDays(MOST_SINCE_LAUNCH));
    return launch != null && fits ? launch : yesterday.minusDays(DAYS - 1);
  }

  private UsageQuestion question(String feature, LocalDates range, Parameters parameters) {
    String age = parameters.text("ageProperty");
    return new UsageQuestion(
        feature,
        range,
        success(parameters),
        properties(parameters),
        age == null ? UsageQuestion.AGE : age,
        parameters.number("seniorAge", 40, 100, UsageQuestion.SENIOR));
  }

  private @Nullable EventSelector success(Parameters parameters) {
    JsonNode value = parameters.value("success");
    return value != null && value.isString()
        ? EventSelector.of(value.asString())
        : parameters.object(json, "success", EventSelector.class);
  }

  private static List<String> properties(Parameters parameters) {
    JsonNode value = parameters.value("properties");
    List<String> properties = new ArrayList<>();
    if (value != null) {
      if (!value.isArray() || value.size() > 8) {
        throw Parameters.wrong("parameter properties is a list of 8 names at most");
      }
      value.forEach(name -> properties.add(name.asString("")));
    }
    return properties;
  }
}
