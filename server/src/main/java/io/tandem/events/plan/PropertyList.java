package io.tandem.events.plan;

import io.tandem.events.KnownProperty;
import io.tandem.events.PlanStatus;
import io.tandem.events.PropertyType;
import io.tandem.events.plan.PlanStore.Note;
import io.tandem.events.plan.PlanStore.PropertyRow;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Puts together what was learnt of properties with what people wrote. */
final class PropertyList {

  private static final int EXAMPLES = 5;

  private PropertyList() {}

  /**
   * @param event whose properties, null for those of all events together
   */
  static List<KnownProperty> of(
      Collection<PropertyRow> rows,
      Collection<Note> notes,
      Set<String> promoted,
      @Nullable String event) {
    Map<String, List<PropertyRow>> byName =
        rows.stream()
            .filter(row -> event == null || row.event().equals(event))
            .collect(Collectors.groupingBy(PropertyRow::name, TreeMap::new, Collectors.toList()));
    Map<String, Note> noted =
        notes.stream().collect(Collectors.toMap(Note::name, Function.identity()));
    List<KnownProperty> properties = new ArrayList<>();
    byName.forEach((name, same) -> {
      Note note = noted.getOrDefault(name, new Note(name, "", PlanStatus.VISIBLE, 1));
      properties.add(
          new KnownProperty(
              name,
              event,
              type(same),
              note.description(),
              note.status(),
              promoted.contains(name),
              same.stream().mapToLong(PropertyRow::count).sum(),
              examples(same),
              note.version()));
    });
    return properties;
  }

  private static PropertyType type(List<PropertyRow> same) {
    return same.stream()
        .map(row -> PropertyType.of(row.type()))
        .reduce(Learnt::common)
        .orElse(PropertyType.TEXT);
  }

  private static List<String> examples(List<PropertyRow> same) {
    Set<String> examples = new LinkedHashSet<>();
    same.forEach(row -> examples.addAll(row.examples()));
    return examples.stream().limit(EXAMPLES).toList();
  }
}
