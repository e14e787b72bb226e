package io.tandem.insights.query;

import io.tandem.shared.Sentence;
import io.tandem.warehouse.StreamPosition;
import java.util.function.Function;

/**
 * An answer and where it comes from.
 *
 * @param engine what computed it: {@code index} or {@code sql}
 * @param why why that engine
 * @param asOf the place in the event stream it reflects
 */
public record Finding<R>(R result, String engine, Sentence why, StreamPosition asOf) {

  /** The same with another result. */
  public <S> Finding<S> map(Function<? super R, ? extends S> change) {
    return new Finding<>(change.apply(result), engine, why, asOf);
  }
}
