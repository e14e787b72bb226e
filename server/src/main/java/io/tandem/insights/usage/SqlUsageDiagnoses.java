package io.tandem.insights.usage;

import io.tandem.access.Project;
import io.tandem.catalog.Feature;
import io.tandem.catalog.Features;
import io.tandem.events.KnownProperty;
import io.tandem.events.TrackingPlan;
import io.tandem.insights.UsageDiagnoses;
import io.tandem.insights.UsageQuestion;
import io.tandem.insights.UsageReport;
import io.tandem.shared.EventSelector;
import io.tandem.shared.ProjectId;
import io.tandem.shared.TandemException;
import io.tandem.warehouse.Answer;
import io.tandem.warehouse.EventConditions;
import io.tandem.warehouse.Sql;
import io.tandem.warehouse.Warehouse;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;

/** Answers by one statement on the event store. */
@Service
class SqlUsageDiagnoses implements UsageDiagnoses {

  private final Warehouse warehouse;
  private final Sql sql;
  private final EventConditions conditions;
  private final Features features;
  private final TrackingPlan plan;

  SqlUsageDiagnoses(
      Warehouse warehouse,
      Sql sql,
      EventConditions conditions,
      Features features,
      TrackingPlan plan) {
    this.warehouse = warehouse;
    this.sql = sql;
    this.conditions = conditions;
    this.features = features;
    this.plan = plan;
  }

  @Override
  public UsageReport diagnose(Project project, UsageQuestion question) {
    Feature feature = features.get(project.id(), question.feature());
    UsageSql.Scope scope = scope(project.id(), feature, question);
    UsageSql statement = new UsageSql(sql, conditions, scope);
    int stages = scope.stages().size() + 1;
    Answer<UsageCount> answer =
        warehouse.fetch(
            statement::counts,
            row ->
                new UsageCount(
                    row.get(UsageSql.DIMENSION),
                    row.get(UsageSql.VALUE),
                    Stream.iterate(0, stage -> stage < stages, stage -> stage + 1)
                        .map(stage -> Objects.requireNonNull(row.get(UsageSql.people(stage))))
                        .toList()));
    return new UsageReading(project, feature, question, scope)
        .report(answer.rows(), answer.asOf().token());
  }

  private UsageSql.Scope scope(ProjectId project, Feature feature, UsageQuestion question) {
    EventSelector exposure = feature.exposure();
    if (exposure == null) {
      throw new TandemException(UsageError.FEATURE_NOT_EXPOSED, feature.key());
    }
    List<List<EventSelector>> stages = new ArrayList<>();
    stages.add(List.of(exposure));
    stages.add(feature.keyEvents());
    EventSelector success = question.success();
    if (success != null) {
      stages.add(List.of(success));
    } else if (feature.keyEvents().size() > 1) {
      stages.add(feature.keyEvents().subList(1, feature.keyEvents().size()));
    }
    List<String> properties = new ArrayList<>(List.of(question.ageProperty()));
    wanted(project, question).filter(name -> !properties.contains(name)).forEach(properties::add);
    return new UsageSql.Scope(
        project, question.range(), stages, properties, 1, bands(question.seniorAge()));
  }

  private Stream<String> wanted(ProjectId project, UsageQuestion question) {
    if (!question.properties().isEmpty()) {
      return question.properties().stream().distinct();
    }
    Stream<String> promoted =
        plan.properties(project, null).stream()
            .filter(KnownProperty::promoted)
            .map(KnownProperty::name)
            .limit(7);
    return Stream.concat(Stream.of("channel"), promoted).distinct();
  }

  /** Lower ends of age bands; the last one is that of seniors. */
  private static List<Integer> bands(int seniorAge) {
    return Stream.of(0, 18, 30, 45, seniorAge).filter(age -> age <= seniorAge).distinct().toList();
  }
}
