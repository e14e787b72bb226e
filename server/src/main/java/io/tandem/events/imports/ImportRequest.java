package io.tandem.events.imports;

import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * A file to be imported.
 *
 * @param size in bytes
 * @param sha256 of its bytes, 64 hex digits
 * @param mapping YAML text
 * @param environment key of the environment the events go to; production when left out
 */
record ImportRequest(
    @NotBlank @Size(max = 255) String fileName,
    @Min(0) long size,
    @NotBlank @Pattern(regexp = "[0-9a-fA-F]{64}") String sha256,
    @NotBlank @Size(max = MappingReader.MAX_LENGTH) String mapping,
    @Nullable @Size(max = 100) String environment) {

  /** The environment every project begins with. */
  static final String PRODUCTION = "production";

  /** Where the events go. */
  String target() {
    return environment == null ? PRODUCTION : environment;
  }
}
