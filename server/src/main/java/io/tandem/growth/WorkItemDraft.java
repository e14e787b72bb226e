package io.tandem.growth;

import io.tandem.policies.PolicySubject;
import io.tandem.shared.Names;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** What somebody says about a work item; the fields are those of {@link WorkItem}. */
public record WorkItemDraft(
    @NotNull WorkKind kind,
    @NotNull Names title,
    @Nullable @Size(min = 1, max = 200) String owner,
    @Nullable LocalDate dueDate,
    @Nullable @Valid WorkExit exit,
    @Nullable @Valid PolicySubject subject) {}
