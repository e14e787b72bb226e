package io.tandem.insights.serving;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.tandem.access.Project;
import io.tandem.events.ErasedPerson;
import io.tandem.events.PersonErasure;
import java.io.OutputStream;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Answers in memory, bounded by their size; those that were not asked for longest go first. */
@Component
class KeptAnswers implements PersonErasure {

  /** Objects take about so many times the bytes of their JSON. */
  private static final int OBJECTS = 4;

  private static final int ENTRY = 1_000;

  /** Which answer. The project is all that is said of it: its zone, currency, language. */
  record Key(Project project, Object question) {}

  /**
   * An answer.
   *
   * @param at when its computation began
   * @param until as in {@link Dependence}
   */
  record Kept(Object value, Basis basis, Instant at, Instant until) {

    private boolean holds(Basis now, Instant time) {
      return basis.equals(now) && !time.isBefore(at) && time.isBefore(until);
    }
  }

  private record Weighed(Kept kept, int bytes) {}

  private final JsonMapper json;
  private final Cache<Key, Weighed> answers;

  KeptAnswers(JsonMapper json, QueriesSettings settings) {
    this.json = json;
    this.answers =
        Caffeine.newBuilder()
            .maximumWeight(settings.cache().toBytes())
            .weigher((Key _, Weighed answer) -> answer.bytes())
            .build();
  }

  /** The answer if it holds at this time on this basis. */
  @Nullable Kept find(Key key, Basis basis, Instant time) {
    Weighed found = answers.getIfPresent(key);
    return found != null && found.kept().holds(basis, time) ? found.kept() : null;
  }

  void keep(Key key, Kept kept) {
    answers.put(key, new Weighed(kept, bytes(kept.value()) * OBJECTS + ENTRY));
  }

  /** Takes what rests on this basis out of memory. */
  void drop(Key key, Basis basis) {
    answers
        .asMap()
        .computeIfPresent(key, (_, there) -> there.kept().basis().equals(basis) ? null : there);
  }

  private int bytes(Object value) {
    Counting counting = new Counting();
    json.writeValue(counting, value);
    return (int) Math.min(counting.bytes, Integer.MAX_VALUE / OBJECTS - ENTRY);
  }

  /** Nothing older is ever served again; this also takes it out of memory. */
  @Override
  public void erase(ErasedPerson person) {
    answers.asMap().keySet().removeIf(key -> key.project().id().equals(person.project()));
  }

  private static final class Counting extends OutputStream {
    private long bytes;

    @Override
    public void write(int one) {
      bytes++;
    }

    @Override
    public void write(byte[] some, int from, int length) {
      bytes += length;
    }
  }
}
