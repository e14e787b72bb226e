package io.tandem.audiences.registry;

import io.tandem.shared.Names;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What somebody says about a segment. A change replaces names and rule; the key may then be left
 * out.
 *
 * @param rule what it asks, see docs/guide/segments.md; left out for a list
 * @param ids of a new list: the distinct ids of its people; left out for a rule
 */
record SegmentDraft(
    @Nullable String key,
    @NotNull Names names,
    @Nullable Map<String, Object> rule,
    @Nullable @Size(max = 100_000) List<@NotNull @Size(max = 200) String> ids) {}
