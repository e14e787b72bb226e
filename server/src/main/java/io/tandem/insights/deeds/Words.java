package io.tandem.insights.deeds;

import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.upper;
import static org.jooq.impl.DSL.when;

import io.tandem.access.Project;
import io.tandem.catalog.Definition;
import io.tandem.shared.EventSelector;
import io.tandem.warehouse.EventTable;
import java.util.List;
import org.jooq.Condition;
import org.jooq.Field;

/** A project's words as conditions and amounts on rows of {@link EventTable}. */
public record Words(Project project, Definition definition, Deeds.Dialect dialect) {

  /** Events that make their person active. */
  public Condition active() {
    return definition.active().isEmpty()
        ? EventTable.NAME
            .startsWith("$")
            .not()
            .or(EventTable.NAME.in(Definition.DELIBERATE_SYSTEM_EVENTS))
        : any(definition.active());
  }

  /** Events that pick one of the selectors; none when there is none. */
  public Condition any(List<EventSelector> selectors) {
    return dialect.conditions().anyOf(project.id(), selectors);
  }

  /**
   * An amount of money of a row in major units of the project's currency; null where the event says
   * another currency, or no number.
   */
  public Field<Double> amount(String property) {
    Field<String> currency = dialect.sql().property("currency");
    return when(
        coalesce(upper(currency), inline(project.currency())).eq(inline(project.currency())),
        dialect.sql().numericProperty(property));
  }
}
