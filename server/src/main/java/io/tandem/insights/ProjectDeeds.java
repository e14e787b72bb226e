package io.tandem.insights;

import io.tandem.access.Projects;
import io.tandem.catalog.Definitions;
import io.tandem.insights.deeds.Deeds;
import io.tandem.insights.deeds.Money;
import io.tandem.insights.deeds.Words;
import io.tandem.shared.ProjectId;
import io.tandem.warehouse.EventConditions;
import io.tandem.warehouse.EventTable;
import io.tandem.warehouse.Sql;
import org.jooq.Condition;
import org.jooq.Field;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What being active, paying and being given something mean in a project, as conditions and amounts
 * on rows of {@link EventTable}: for rooms that ask the store themselves and must count alike. Each
 * call reads the definitions in force.
 */
@Component
public class ProjectDeeds {

  private final Projects projects;
  private final Definitions definitions;
  private final Deeds.Dialect dialect;

  ProjectDeeds(Projects projects, Definitions definitions, Sql sql, EventConditions conditions) {
    this.projects = projects;
    this.definitions = definitions;
    this.dialect = new Deeds.Dialect(sql, conditions);
  }

  /** Events that make their person active. */
  public Condition active(ProjectId project) {
    return words(project).active();
  }

  /** Events that are payments. */
  public Condition paid(ProjectId project) {
    Words words = words(project);
    return words.any(words.definition().payment());
  }

  /** Events with which rewards tell of what they gave. */
  public Condition given(ProjectId project) {
    return words(project).any(Money.USUAL.rewardEvents());
  }

  /**
   * What a payment comes to in major units of the project's currency; null where it says another
   * currency, or no number.
   *
   * @param property with the amount; as usual when null
   */
  public Field<Double> payment(ProjectId project, @Nullable String property) {
    return words(project).amount(property == null ? Money.USUAL.amountProperty() : property);
  }

  /** What a reward cost, as {@link #payment}. */
  public Field<Double> cost(ProjectId project) {
    return words(project).amount(Money.USUAL.costProperty());
  }

  /** What the project's words mean now. */
  Words words(ProjectId project) {
    return new Words(projects.get(project), definitions.get(project), dialect);
  }
}
