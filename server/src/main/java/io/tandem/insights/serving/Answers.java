package io.tandem.insights.serving;

import io.tandem.shared.ClientConnection;
import io.tandem.shared.TandemException;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Serves answers: those that still hold, those others wait for already, or new ones. */
@Component
public class Answers {

  private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]{8,64}");

  private final Bases bases;
  private final KeptAnswers kept;
  private final Waits waits;
  private final Clock clock;

  Answers(Bases bases, KeptAnswers kept, Waits waits, Clock clock) {
    this.bases = bases;
    this.kept = kept;
    this.waits = waits;
    this.clock = clock;
  }

  /** What makes computations the same. */
  private record Same(KeptAnswers.Key key, Basis basis, Instant until) {}

  /**
   * A name for a question: the client's, or a new one.
   *
   * @throws TandemException {@code invalid_request}
   */
  public static String id(@Nullable String wanted) {
    if (wanted == null) {
      return UUID.randomUUID().toString();
    }
    if (!ID.matcher(wanted).matches()) {
      throw new TandemException(ServingError.BAD_QUERY_ID);
    }
    return wanted;
  }

  /**
   * The answer. The same value may be given to several callers.
   *
   * @param dependence what it depends on, given the time
   * @throws TandemException {@code too_many_queries}, {@code query_cancelled}; what {@code compute}
   *     throws
   */
  @SuppressWarnings("unchecked") // equal questions have answers of one type
  public <T> Served<T> get(
      Asked asked,
      ClientConnection client,
      Function<Instant, Dependence> dependence,
      Supplier<T> compute) {
    Instant now = clock.instant();
    Dependence on = dependence.apply(now);
    Basis basis = bases.of(asked.project().id(), on);
    KeptAnswers.Key key = new KeptAnswers.Key(asked.project(), asked.question());
    KeptAnswers.Kept found = asked.anew() ? null : kept.find(key, basis, now);
    if (found != null) {
      waits.count("cached");
      return new Served<>((T) found.value(), true, found.at());
    }
    KeptAnswers.Kept answer =
        (KeptAnswers.Kept)
            waits.get(
                new Same(key, basis, on.until()),
                asked,
                client,
                () -> {
                  T value = compute.get();
                  KeptAnswers.Kept made = new KeptAnswers.Kept(value, basis, now, on.until());
                  kept.keep(key, made);
                  // what changed meanwhile may be in it or not: nobody could be served it. Looked
                  // at last, so that it does not stay in memory beyond an erasure either
                  if (!bases.of(asked.project().id(), on).equals(basis)) {
                    kept.drop(key, basis);
                  }
                  return made;
                });
    return new Served<>((T) answer.value(), false, answer.at());
  }

  /**
   * An answer that is computed for this request alone and not kept, such as a list of people.
   *
   * @throws TandemException as {@link #get}
   */
  @SuppressWarnings("unchecked") // it is what compute gave
  public <T> T alone(Asked asked, ClientConnection client, Supplier<T> compute) {
    return (T) waits.get(null, asked, client, compute::get);
  }
}
