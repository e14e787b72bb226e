package io.tandem.warehouse.duckdb;

import io.tandem.warehouse.PromotedProperties.Promotion;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The columns queries may use now; replaced as a whole when the store opens or promotes. */
final class PromotedColumns {

  private volatile List<Promotion> all = List.of();

  List<Promotion> all() {
    return all;
  }

  void replace(List<Promotion> promotions) {
    all = List.copyOf(promotions);
  }

  @Nullable Promotion find(String property) {
    for (Promotion promotion : all) {
      if (promotion.property().equals(property)) {
        return promotion;
      }
    }
    return null;
  }
}
