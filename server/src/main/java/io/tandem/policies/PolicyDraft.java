package io.tandem.policies;

import io.tandem.shared.Names;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What somebody says about a policy; the fields are those of {@link Policy}. A change replaces them
 * all; the key may then be left out.
 */
public record PolicyDraft(
    @Nullable String key,
    @NotNull Names names,
    @Nullable @Size(max = 63) String template,
    @Nullable @Valid PolicySubject subject,
    @NotNull @Valid PolicyCondition condition,
    @NotNull @Valid PolicyTemporal temporal,
    @NotNull @Valid PolicyDispatch dispatch,
    @NotNull @Size(max = 20) List<@NotNull @Valid ActionSpec> actions) {}
