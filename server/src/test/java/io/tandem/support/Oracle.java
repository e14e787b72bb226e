package io.tandem.support;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is true of a {@link History}, found out by plain loops over objects: who is who, which
 * events there are, and when they happened on the calendar. It shares no code with the server.
 */
public final class Oracle {

  /** Somebody, with all the ids and the properties as they are at the end. */
  public static final class Somebody {
    private final Set<String> ids = new HashSet<>();
    private final Map<String, Object> properties = new LinkedHashMap<>();
    private final Map<String, Long> said = new HashMap<>();
    private boolean known;

    /** Every id this person was seen with. */
    public Set<String> ids() {
      return ids;
    }

    /** A property set by an event of a time; a late one changes nothing that is newer. */
    private void set(String name, Object value, long time) {
      if (time >= said.getOrDefault(name, Long.MIN_VALUE)) {
        said.put(name, time);
        properties.put(name, value);
      }
    }
  }

  /** An event that counts. */
  public record Fact(Somebody person, String event, Instant time, Map<String, Object> properties) {

    /** Local date of the event. */
    public LocalDate day(ZoneId zone) {
      return time.atZone(zone).toLocalDate();
    }

    /** Text of a property, of the person when it starts with {@code person.}; null when absent. */
    public @Nullable String text(String property) {
      Object value =
          property.startsWith("person.")
              ? person.properties.get(property.substring("person.".length()))
              : properties.get(property);
      return value == null ? null : value.toString();
    }

    /** A property as a number; null when it is none. */
    public @Nullable Double number(String property) {
      String text = text(property);
      if (text == null || !text.matches("-?[0-9]+(\\.[0-9]+)?")) {
        return null;
      }
      return Double.valueOf(text);
    }
  }

  private record Arrived(String id, String event, Instant time, Map<String, Object> properties) {}

  private final Map<String, Somebody> people = new HashMap<>();
  private final List<Fact> facts = new ArrayList<>();

  /** Works a history out. */
  public Oracle(History history) {
    Map<UUID, Arrived> arrived = new LinkedHashMap<>();
    for (History.Step step : history.steps()) {
      arrived.putIfAbsent(step.uuid(), arrive(step));
    }
    for (Arrived event : arrived.values()) {
      facts.add(new Fact(who(event.id()), event.event(), event.time(), event.properties()));
    }
  }

  /** All events, each once, with the person it belongs to in the end. */
  public List<Fact> facts() {
    return facts;
  }

  /** An event counts once; what it says of people holds from its time on. */
  private Arrived arrive(History.Step step) {
    return switch (step) {
      case History.Tracked tracked -> {
        who(tracked.id());
        yield new Arrived(tracked.id(), tracked.event(), tracked.time(), tracked.properties());
      }
      case History.Identified identified -> {
        Somebody person = who(identified.id());
        person.known = true;
        Somebody anonymous = who(identified.anonymous());
        if (!anonymous.known) {
          merge(person, anonymous);
        }
        long time = identified.time().toEpochMilli();
        identified.set().forEach((name, value) -> person.set(name, value, time));
        yield new Arrived(identified.id(), "$identify", identified.time(), Map.of());
      }
      case History.Merged merged -> {
        join(merged.id(), merged.alias());
        yield new Arrived(merged.id(), "$merge_dangerously", merged.time(), Map.of());
      }
    };
  }

  /** Of two people the known one stays, of equals the first named; it is known from now on. */
  private void join(String id, String alias) {
    Somebody first = who(id);
    Somebody second = who(alias);
    if (id.equals(alias)) {
      return;
    }
    if (second.known && !first.known) {
      merge(second, first);
    } else {
      merge(first, second);
    }
    who(id).known = true;
  }

  private Somebody who(String id) {
    Somebody found = people.get(id);
    if (found == null) {
      found = new Somebody();
      found.ids.add(id);
      people.put(id, found);
    }
    return found;
  }

  private void merge(Somebody into, Somebody gone) {
    if (into == gone) {
      return;
    }
    into.known |= gone.known;
    into.ids.addAll(gone.ids);
    gone.properties.forEach((name, value) -> {
      if (!into.properties.containsKey(name)) {
        into.set(name, value, gone.said.get(name));
      }
    });
    gone.ids.forEach(id -> people.put(id, into));
  }
}
