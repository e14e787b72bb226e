package io.tandem.warehouse.duckdb;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class FingerprintTableTest {

  @Property(tries = 8)
  void holdsWhatWasAddedAndNothingElseAlsoWhenOpenedAnew(
      @ForAll long seed, @ForAll @IntRange(min = 0, max = 40_000) int size) throws IOException {
    Path file = Files.createTempFile("fingerprints", "");
    Random random = new Random(seed);
    Set<UUID> added = new HashSet<>();
    FingerprintTable table = open(file);
    for (int i = 0; i < size; i++) {
      // a quarter comes again
      UUID uuid = new UUID(seed, random.nextInt(Math.max(1, size * 2)));
      assertThat(table.contains(uuid)).isEqualTo(!added.add(uuid));
      table.add(uuid);
    }
    // as a killed process leaves it: neither forced nor closed
    Path copy = Files.createTempFile("fingerprints", "");
    Files.copy(file, copy, StandardCopyOption.REPLACE_EXISTING);
    table.close();

    for (Path path : new Path[] {file, copy}) {
      try (FingerprintTable again = open(path)) {
        for (int i = 0; i < size * 2; i++) {
          UUID uuid = new UUID(seed, i);
          assertThat(again.contains(uuid)).isEqualTo(added.contains(uuid));
        }
      }
      Files.delete(path);
    }
  }

  private static FingerprintTable open(Path file) throws IOException {
    FingerprintTable table = FingerprintTable.open(file);
    assertThat(table).isNotNull();
    return table;
  }
}
