package io.tandem.insights.query;

import io.tandem.access.Project;
import io.tandem.shared.Filter;
import io.tandem.shared.LocalDates;
import io.tandem.shared.Sentence;
import io.tandem.shared.TandemException;
import io.tandem.warehouse.BehaviourIndex;
import io.tandem.warehouse.DaySpan;
import io.tandem.warehouse.EventConditions;
import io.tandem.warehouse.IndexAnswer;
import io.tandem.warehouse.IndexEvents;
import io.tandem.warehouse.IndexRefusal;
import io.tandem.warehouse.IndexView;
import io.tandem.warehouse.Warehouse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jooq.Record1;
import org.jooq.Select;
import org.jspecify.annotations.Nullable;
import org.roaringbitmap.buffer.ImmutableRoaringBitmap;
import org.roaringbitmap.buffer.MutableRoaringBitmap;
import org.springframework.stereotype.Component;

/**
 * Puts questions to the behaviour index: the counterpart of {@link Scopes} for engines that use it.
 * Segments, as filters and breakdowns, and filters by properties of people become sets of people,
 * found out by SQL; filters by properties of events are what the index cannot do.
 */
@Component
public class IndexQuestions {

  /** The {@link Engine#name} of engines that use it. */
  public static final String ENGINE = "index";

  private static final DaySpan EVER = new DaySpan(Integer.MIN_VALUE, Integer.MAX_VALUE);

  private final BehaviourIndex index;
  private final Warehouse warehouse;
  private final EventConditions conditions;
  private final Scopes scopes;

  IndexQuestions(
      BehaviourIndex index, Warehouse warehouse, EventConditions conditions, Scopes scopes) {
    this.index = index;
    this.warehouse = warehouse;
    this.conditions = conditions;
    this.scopes = scopes;
  }

  /**
   * What keeps the index from answering, as far as it can be told before; null when nothing does.
   *
   * @param more filters besides those of the query, e.g. of its series
   * @param dates all that it looks at in days
   */
  public @Nullable Sentence obstacle(
      Project project, InsightQuery query, List<Filter> more, LocalDates dates) {
    for (List<Filter> filters : List.of(query.where(), more)) {
      for (Filter filter : filters) {
        if (!EventConditions.ofPerson(filter)) {
          return new Sentence(
              "索引不含事件属性 " + filter.property(),
              "the index does not hold the event property " + filter.property());
        }
      }
    }
    IndexRefusal refusal = index.obstacle(project.id(), project.zone(), dates);
    return refusal == null ? null : new Sentence(refusal.zh(), refusal.en());
  }

  /** What keeps it from splitting so; null when nothing does. */
  public @Nullable Sentence obstacle(List<Breakdown> breakdowns) {
    return breakdowns.stream().allMatch(breakdown -> breakdown.segment() != null)
        ? null
        : new Sentence("索引只支持按分群细分", "the index breaks down by segments only");
  }

  /**
   * What a question sees.
   *
   * @param environment the only environment that counts, null for all
   * @param where filters of the query
   * @param having the people whom each filter names
   * @param segment the people of the query's segment; null without one
   * @param insiders the people of each segment that a breakdown names
   */
  public record Sight(
      IndexView view,
      @Nullable Integer environment,
      List<Filter> where,
      Map<Filter, ImmutableRoaringBitmap> having,
      @Nullable ImmutableRoaringBitmap segment,
      Map<String, ImmutableRoaringBitmap> insiders) {

    /** An event of that name in the queried environment; {@code *} is any. */
    public IndexEvents events(String name) {
      return IndexEvents.of(name, environment);
    }

    /**
     * People of the segment for whom the filters of the query and more hold; null for everybody.
     */
    public @Nullable ImmutableRoaringBitmap people(List<Filter> more) {
      MutableRoaringBitmap people = segment == null ? null : segment.toMutableRoaringBitmap();
      for (List<Filter> filters : List.of(where, more)) {
        for (Filter filter : filters) {
          people = people == null ? everybody() : people;
          ImmutableRoaringBitmap named = having.getOrDefault(filter, new MutableRoaringBitmap());
          if (filter.op() == Filter.Op.NE) {
            people.andNot(named);
          } else {
            people.and(named);
          }
        }
      }
      return people;
    }

    /** The same people by the segments of breakdowns; parts without anybody are left out. */
    public List<SegmentPart> parts(List<Filter> more, List<Breakdown> breakdowns) {
      ImmutableRoaringBitmap people = people(more);
      return SegmentPart.of(people == null ? everybody() : people, breakdowns, insiders);
    }

    private MutableRoaringBitmap everybody() {
      return view.people(events(IndexEvents.ANY), EVER, null);
    }
  }

  /**
   * Asks.
   *
   * @param more all filters that {@link Sight#people} will be given
   * @throws TandemException {@code unknown_environment}, {@code unknown_segment}, {@code
   *     segment_building}; those of {@link Warehouse#fetch}
   */
  public <T> Computed<T> ask(
      Project project, InsightQuery query, List<Filter> more, Function<Sight, T> question) {
    return ask(project, query, more, List.of(), question);
  }

  /**
   * Asks with breakdowns.
   *
   * @param breakdowns by segments
   * @throws TandemException as the other one
   */
  public <T> Computed<T> ask(
      Project project,
      InsightQuery query,
      List<Filter> more,
      List<Breakdown> breakdowns,
      Function<Sight, T> question) {
    Integer environment = scopes.environment(project, query);
    Map<Filter, ImmutableRoaringBitmap> having = new HashMap<>();
    query.where().forEach(filter -> having.put(filter, having(project, filter)));
    more.forEach(filter -> having.computeIfAbsent(filter, other -> having(project, other)));
    ImmutableRoaringBitmap segment = members(project, query.segment());
    Map<String, ImmutableRoaringBitmap> insiders = new HashMap<>();
    for (Breakdown breakdown : breakdowns) {
      String key = Objects.requireNonNull(breakdown.segment());
      insiders.put(key, people(scopes.insiders(project, key)));
    }
    IndexAnswer<T> answer =
        index.ask(
            project.id(),
            project.zone(),
            query.range(project.zone()),
            view ->
                question.apply(
                    new Sight(view, environment, query.where(), having, segment, insiders)));
    return switch (answer) {
      case IndexAnswer.Given<T> given -> new Computed<>(given.value(), given.asOf());
      case IndexAnswer.Refused<T> refused ->
          throw new EngineUnavailableException(
              new Sentence(refused.reason().zh(), refused.reason().en()));
    };
  }

  /** As the event store knows them, where merges are followed. */
  private @Nullable ImmutableRoaringBitmap members(Project project, @Nullable String key) {
    return key == null ? null : people(scopes.insiders(project, key));
  }

  private ImmutableRoaringBitmap having(Project project, Filter filter) {
    return people(conditions.having(project.id(), filter));
  }

  private ImmutableRoaringBitmap people(Select<Record1<Long>> keys) {
    MutableRoaringBitmap people = new MutableRoaringBitmap();
    warehouse.scan(sql -> sql.resultQuery("{0}", keys), row -> people.add((int) row[0]));
    return people;
  }
}
