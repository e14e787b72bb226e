package io.tandem.experiments.table;

import io.tandem.shared.Sentence;
import java.util.ArrayList;
import java.util.List;

/** Rows that could not be used: all are counted, the first are told. */
final class Rejections {

  private static final int TOLD = 20;

  private final List<RejectedRow> first = new ArrayList<>();
  private long count;

  void add(long line, String zh, String en) {
    count++;
    if (first.size() < TOLD) {
      first.add(new RejectedRow(line, new Sentence(zh, en)));
    }
  }

  long count() {
    return count;
  }

  List<RejectedRow> first() {
    return List.copyOf(first);
  }
}
