package io.tandem.flags.live;

import io.tandem.events.Person;
import io.tandem.flags.evaluation.FlagSubject;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Somebody as the app describes them and, where it says nothing, as they are known here. Looked up
 * once and only when a condition asks. Not for several threads.
 */
public final class KnownSubject implements FlagSubject {

  private final FlagContext context;
  private final long now;
  private final Supplier<Found> lookup;
  private final Membership membership;
  private final Function<Object, String> json;
  private @Nullable Found found;

  /**
   * @param json writes what is neither a text, a number, a boolean nor a list
   */
  KnownSubject(
      FlagContext context,
      long now,
      Supplier<Found> lookup,
      Membership membership,
      Function<Object, String> json) {
    this.context = context;
    this.now = now;
    this.lookup = lookup;
    this.membership = membership;
    this.json = json;
  }

  /**
   * What looking somebody up came to.
   *
   * @param person null when nobody is known by this id
   * @param failed the store could not be asked
   */
  record Found(@Nullable Person person, boolean failed) {}

  /** Says who is in a segment. */
  @FunctionalInterface
  interface Membership {
    boolean has(String segment, long person);
  }

  /** True when something had to be looked up and could not. */
  public boolean incomplete() {
    return found != null && found.failed();
  }

  @Override
  public String id() {
    return context.id();
  }

  @Override
  public @Nullable Object property(String name) {
    Object given = context.properties().get(name);
    if (given != null) {
      return plain(given);
    }
    Person person = person();
    return person == null ? null : plain(person.properties().get(name));
  }

  @Override
  public @Nullable String group(String type) {
    return context.groups().get(type);
  }

  @Override
  public @Nullable Object groupProperty(String type, String name) {
    Map<String, Object> about = context.groupProperties().get(type);
    return about == null ? null : plain(about.get(name));
  }

  @Override
  public boolean inSegment(String segment) {
    Person person = person();
    return person != null && membership.has(segment, person.key());
  }

  @Override
  public long now() {
    return now;
  }

  private @Nullable Person person() {
    if (found == null) {
      found = lookup.get();
    }
    return found.person();
  }

  private @Nullable Object plain(@Nullable Object value) {
    return value == null
            || value instanceof String
            || value instanceof Number
            || value instanceof Boolean
            || value instanceof List<?>
        ? value
        : json.apply(value);
  }
}
