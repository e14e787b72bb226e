package io.tandem.events.imports;

import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

/**
 * A file to be imported.
 *
 * @param size in bytes
 * @param sha256 of its bytes, 64 hex digits
 * @param mapping YAML text
 */
record ImportRequest(
    @NotBlank @Size(max = 255) String fileName,
    @Min(0) long size,
    @NotBlank @Pattern(regexp = "[0-9a-fA-F]{64}") String sha256,
    @NotBlank @Size(max = MappingReader.MAX_LENGTH) String mapping) {}
