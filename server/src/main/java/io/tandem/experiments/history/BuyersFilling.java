package io.tandem.experiments.history;

import io.tandem.experiments.analysis.ExposedBuyers;
import io.tandem.experiments.analysis.ExposedBuyers.Worth;
import io.tandem.experiments.definition.ExperimentDefinition;
import io.tandem.insights.ValueForecast.Buyer;
import io.tandem.shared.TandemException;
import io.tandem.warehouse.Rows;
import java.util.ArrayList;
import java.util.List;

/** Takes what people bought from rows of {@link BuyersSql#rows}. */
final class BuyersFilling {

  private final ExperimentDefinition definition;
  private final HistoryTimes times;
  private final int most;
  private final List<List<Worth>> variants = new ArrayList<>();
  private long multiple;
  private int size;

  /**
   * To be filled.
   *
   * @param most people at most
   */
  BuyersFilling(ExperimentDefinition definition, HistoryTimes times, int most) {
    this.definition = definition;
    this.times = times;
    this.most = most;
    definition.variants().forEach(_ -> variants.add(new ArrayList<>()));
  }

  ExposedBuyers buyers() {
    return new ExposedBuyers(definition, variants, multiple);
  }

  void rows(Rows rows) {
    for (int row = 0; row < rows.size(); row++) {
      if (rows.number(1, row) == rows.number(2, row)) {
        add(rows, row);
      } else {
        multiple++;
      }
    }
  }

  private void add(Rows rows, int row) {
    if (size++ == most) {
      throw new TandemException(HistoryError.TOO_MANY_PEOPLE, most);
    }
    int observed = (int) ((times.now() - rows.number(3, row)) / HistoryTimes.DAY);
    int last = (int) (rows.number(5, row) / HistoryTimes.DAY);
    double spent = rows.number(6, row) / SourceColumn.MILLION;
    double worth = (rows.number(7, row) - rows.number(8, row)) / SourceColumn.MILLION;
    Buyer buyer = new Buyer((int) rows.number(4, row), last, observed, spent);
    variants.get((int) rows.number(1, row)).add(new Worth(buyer, worth));
  }
}
