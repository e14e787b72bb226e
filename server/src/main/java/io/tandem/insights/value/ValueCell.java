package io.tandem.insights.value;

import io.swagger.v3.oas.annotations.media.Schema;
import io.tandem.insights.query.Checks;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Some people of a cohort.
 *
 * @param cohort its start, as the answer names it
 * @param age only payers of this step of age, from 0; the whole cohort when left out
 */
@Schema(requiredProperties = "cohort")
record ValueCell(LocalDate cohort, @Nullable Integer age) {

  ValueCell {
    Checks.present(cohort, "cohort");
  }
}
