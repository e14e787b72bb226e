package io.tandem.insights.funnel;

import io.tandem.access.Project;
import io.tandem.insights.query.Scope;
import io.tandem.insights.query.Scopes;
import io.tandem.warehouse.EventConditions;
import io.tandem.warehouse.Sql;
import org.springframework.stereotype.Component;

/** Writes the statements of funnels. */
@Component
class FunnelStatements {

  private final Sql sql;
  private final EventConditions conditions;
  private final Scopes scopes;

  FunnelStatements(Sql sql, EventConditions conditions, Scopes scopes) {
    this.sql = sql;
    this.conditions = conditions;
    this.scopes = scopes;
  }

  FunnelSql of(Project project, FunnelPlan plan) {
    Scope scope = scopes.of(project, plan.query(), plan.query().breakdowns());
    return new FunnelSql(sql, conditions, scope, plan);
  }
}
