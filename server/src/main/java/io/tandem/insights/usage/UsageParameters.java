package io.tandem.insights.usage;

import io.tandem.access.Project;
import io.tandem.insights.UsageQuestion;
import io.tandem.shared.CommonError;
import io.tandem.shared.EventSelector;
import io.tandem.shared.LocalDates;
import io.tandem.shared.TandemException;
import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.format.annotation.DateTimeFormat.ISO;

/**
 * Query parameters of a diagnosis, see {@link UsageQuestion}.
 *
 * @param success name of the event of the first success
 */
record UsageParameters(
    @NotNull String feature,
    @NotNull @DateTimeFormat(iso = ISO.DATE) LocalDate from,
    @NotNull @DateTimeFormat(iso = ISO.DATE) LocalDate to,
    @Nullable String success,
    @Nullable List<String> properties,
    @Nullable String ageProperty,
    @Nullable Integer seniorAge) {

  UsageQuestion question(Project project) {
    if (from.getYear() < 1900 || to.getYear() > 2200) {
      throw new TandemException(CommonError.INVALID_REQUEST, "dates lie in 1900 to 2200");
    }
    return new UsageQuestion(
        feature,
        new LocalDates(from, to, project.zone()),
        success == null || success.isBlank() ? null : EventSelector.of(success),
        properties == null ? List.of() : properties,
        ageProperty == null ? UsageQuestion.AGE : ageProperty,
        seniorAge == null ? UsageQuestion.SENIOR : seniorAge);
  }
}
