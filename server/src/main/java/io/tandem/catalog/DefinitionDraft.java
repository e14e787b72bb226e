package io.tandem.catalog;

import io.tandem.shared.EventSelector;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * New definitions, see {@link Definition}; an empty {@code active} stands for every deliberate
 * event. What may be left out then stays as it is.
 */
record DefinitionDraft(
    @NotNull @Size(max = 100) List<@NotNull EventSelector> active,
    @NotNull @Size(max = 100) List<@NotNull EventSelector> payment,
    @NotNull @Size(max = 100) List<@NotNull EventSelector> complaints,
    @Nullable @Size(max = 100) List<@NotNull EventSelector> signUps,
    @Nullable @Size(max = 100) List<@NotNull EventSelector> enrolments,
    @Nullable @Size(max = 100) List<@NotNull EventSelector> completions,
    @Nullable @Min(1) @Max(90) Integer completionDays) {

  /** The revision after another. */
  Definition after(Definition before) {
    return new Definition(
        List.copyOf(active),
        List.copyOf(payment),
        List.copyOf(complaints),
        signUps == null ? before.signUps() : List.copyOf(signUps),
        enrolments == null ? before.enrolments() : List.copyOf(enrolments),
        completions == null ? before.completions() : List.copyOf(completions),
        completionDays == null ? before.completionDays() : completionDays,
        before.version() + 1);
  }
}
