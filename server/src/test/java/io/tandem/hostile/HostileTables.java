package io.tandem.hostile;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPOutputStream;

/** Uploaded tables near what an experiment takes and far from it. */
final class HostileTables {

  private static final List<String> COLUMNS =
      List.of(
          "unit",
          "variant",
          "kept",
          "metric",
          "people",
          "sum",
          "sum_of_squares",
          "x_sum",
          "x_sum_of_squares",
          "sum_of_products");
  private static final List<String> USUAL =
      List.of("old", "new", "kept", "0", "1", "100", "-5", "1e300", "", "u1", "u2");
  private static final List<Charset> CHARSETS =
      List.of(
          StandardCharsets.UTF_8,
          StandardCharsets.UTF_8,
          StandardCharsets.UTF_8,
          StandardCharsets.UTF_16,
          Charset.forName("GB18030"));

  private final Random random;

  HostileTables(Random random) {
    this.random = random;
  }

  /** A file: mostly rows under the right columns, often damaged in one way. */
  byte[] table() {
    byte[] text = text().getBytes(CHARSETS.get(random.nextInt(CHARSETS.size())));
    return switch (random.nextInt(10)) {
      case 0 -> gzipped(text);
      case 1 -> Arrays.copyOf(gzipped(text), gzipped(text).length / 2);
      case 2 -> flipped(gzipped(text));
      case 3 -> flipped(text);
      case 4 -> gzipped(new byte[2_000_000]);
      case 5 -> gzipped(",".repeat(2_000_000).getBytes(StandardCharsets.UTF_8));
      case 6 -> new byte[random.nextInt(4)];
      default -> text;
    };
  }

  private String text() {
    List<String> header = new ArrayList<>(COLUMNS);
    if (random.nextInt(4) == 0) {
      Collections.shuffle(header, random);
      header.set(0, cell());
    }
    StringBuilder text = new StringBuilder(String.join(",", header));
    for (int row = random.nextInt(12); row > 0; row--) {
      text.append('\n');
      int width = random.nextInt(10) == 0 ? random.nextInt(30) : header.size();
      for (int i = 0; i < width; i++) {
        text.append(i == 0 ? "" : ",").append(i == 1 ? variant() : cell());
      }
    }
    return text.toString();
  }

  private String variant() {
    return random.nextInt(3) == 0 ? cell() : USUAL.get(random.nextInt(2));
  }

  private String cell() {
    if (random.nextInt(4) > 0) {
      return USUAL.get(random.nextInt(USUAL.size()));
    }
    String hostile = HostileBodies.TEXTS.get(random.nextInt(HostileBodies.TEXTS.size()));
    return switch (random.nextInt(3)) {
      case 0 -> hostile;
      case 1 -> "\"" + hostile; // never closed
      default -> "\"" + hostile.replace("\"", "\"\"") + "\"";
    };
  }

  private byte[] flipped(byte[] file) {
    for (int i = 0; i < 3 && file.length > 0; i++) {
      file[random.nextInt(file.length)] ^= (byte) (1 << random.nextInt(8));
    }
    return file;
  }

  private static byte[] gzipped(byte[] content) {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (OutputStream gzip = new GZIPOutputStream(packed)) {
      gzip.write(content);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return packed.toByteArray();
  }
}
