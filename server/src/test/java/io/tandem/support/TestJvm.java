package io.tandem.support;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The command line of a JVM with this one's classes, for tests that watch or kill a process. */
public final class TestJvm {

  private TestJvm() {}

  /**
   * The command up to and with the main class. The process keeps its temporary files where this one
   * does, so that what a killed one leaves goes with the whole run's.
   *
   * @param options for the JVM, such as {@code -Xmx256m}
   */
  public static List<String> command(String mainClass, String... options) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("--enable-native-access=ALL-UNNAMED");
    command.add("--sun-misc-unsafe-memory-access=allow");
    command.add("-Djava.io.tmpdir=" + System.getProperty("java.io.tmpdir"));
    command.addAll(List.of(options));
    command.add("-cp");
    command.add(
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")));
    command.add(mainClass);
    return command;
  }
}
