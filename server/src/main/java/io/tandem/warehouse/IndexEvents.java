package io.tandem.warehouse;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which events count.
 *
 * @param names exact event names, any of which counts; {@code *} is any event
 * @param environment id of the only environment that counts, null for all
 */
public record IndexEvents(List<String> names, @Nullable Integer environment) {

  /** Any event. */
  public static final String ANY = "*";

  /** One name. */
  public static IndexEvents of(String name, @Nullable Integer environment) {
    return new IndexEvents(List.of(name), environment);
  }

  /** Whether an event of that name in that environment counts. */
  public boolean counts(int ofEnvironment, String name) {
    return (environment == null || environment == ofEnvironment)
        && (names.contains(ANY) || names.contains(name));
  }
}
