package io.tandem.warehouse.index;

import io.tandem.warehouse.IndexEvents;
import java.util.List;

/** The symbols of each section that a question means by {@link IndexEvents}. */
final class Lens {

  private final int[][] symbols;

  Lens(ShardView view, IndexEvents events) {
    this.symbols = new int[view.sections().size()][];
    for (int i = 0; i < symbols.length; i++) {
      symbols[i] = symbols(view.sections().get(i).symbols(), events);
    }
  }

  /** Symbols that have day sets; {@code *} is a single one in each environment. */
  private static int[] symbols(List<Symbol> symbols, IndexEvents events) {
    boolean any = events.names().contains(IndexEvents.ANY);
    int[] found = new int[symbols.size()];
    int count = 0;
    for (int i = 0; i < found.length; i++) {
      Symbol symbol = symbols.get(i);
      if (symbol.isAny() == any && events.counts(symbol.environment(), symbol.name())) {
        found[count++] = i;
      }
    }
    return java.util.Arrays.copyOf(found, count);
  }

  int[] symbols(int section) {
    return symbols[section];
  }
}
