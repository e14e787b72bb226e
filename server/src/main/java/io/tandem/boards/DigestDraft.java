package io.tandem.boards;

import com.fasterxml.jackson.annotation.JsonFormat;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalTime;
import java.util.List;

/** What somebody says about a digest; the fields are those of {@link Digest}. */
record DigestDraft(
    boolean enabled,
    @NotNull @JsonFormat(pattern = "HH:mm") LocalTime time,
    @NotNull @Size(max = 5) List<@NotNull @Size(min = 1, max = 63) String> channels,
    @NotNull @Pattern(regexp = "zh-CN|en") String language) {}
