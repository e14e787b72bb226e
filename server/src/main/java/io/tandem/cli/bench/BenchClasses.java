package io.tandem.cli.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Benches that are compiled with the tests, since what they measure or need is no part of the
 * product. {@code ./tandem} says where they are.
 */
record BenchClasses(String classPath) {

  /** Null when this was not started by {@code ./tandem bench}. */
  static @Nullable BenchClasses given() {
    String path = System.getenv("TANDEM_BENCH_CLASS_PATH");
    return path == null ? null : new BenchClasses(path);
  }

  /**
   * Starts a main class in a JVM of its own.
   *
   * @param options of the JVM
   */
  ProcessBuilder run(List<String> options, String main, List<String> arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("--enable-native-access=ALL-UNNAMED");
    command.add("--sun-misc-unsafe-memory-access=allow");
    command.addAll(options);
    command.addAll(List.of("-cp", classPath, main));
    command.addAll(arguments);
    return new ProcessBuilder(command);
  }

  /** Waits for its end. */
  static int await(ProcessBuilder builder) throws IOException, InterruptedException {
    Process process = builder.start();
    try {
      return process.waitFor();
    } finally {
      process.destroy();
    }
  }
}
