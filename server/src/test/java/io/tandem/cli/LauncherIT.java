package io.tandem.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The launcher in a checkout in which everything is built, with a jar that tells how it is run. */
class LauncherIT {

  @TempDir private Path home;
  private Path checkout;
  private Path elsewhere;

  /** Stands for the server: prints where it runs, from which jar, and its arguments. */
  static final class Probe {

    private Probe() {}

    public static void main(String[] arguments) throws IOException {
      if (System.getProperty("jarmode") != null) {
        return; // it cannot be taken apart
      }
      System.out.println(Path.of("").toRealPath());
      System.out.println(System.getProperty("java.class.path"));
      System.out.println(String.join(" ", arguments));
      Files.createTempFile("left", "behind");
      if (List.of(arguments).contains("wait")) {
        System.out.println(System.in.read());
      }
    }
  }

  @BeforeEach
  void prepare() throws IOException {
    checkout = Files.createDirectories(home.toRealPath().resolve("checkout"));
    elsewhere = Files.createDirectories(home.toRealPath().resolve("else where"));
    Files.copy(
        Path.of("../tandem"), checkout.resolve("tandem"), StandardCopyOption.COPY_ATTRIBUTES);
    Files.copy(Path.of("../pom.xml"), checkout.resolve("pom.xml"));
    Files.createDirectories(checkout.resolve("server/src/main"));
    Files.createFile(checkout.resolve("server/pom.xml"));
    for (String file :
        List.of("package-lock.json", "node_modules/.package-lock.json", "dist/index.html")) {
      Path path = checkout.resolve("ui").resolve(file);
      Files.createDirectories(path.getParent());
      Files.createFile(path);
    }
    jar("first");
  }

  private void jar(String content) throws IOException {
    Manifest manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, Probe.class.getName());
    Path jar = checkout.resolve("server/target/tandem.jar");
    Files.createDirectories(jar.getParent());
    String entry = Probe.class.getName().replace('.', '/') + ".class";
    try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar), manifest);
        InputStream in = Probe.class.getClassLoader().getResourceAsStream(entry)) {
      out.putNextEntry(new JarEntry(entry));
      Objects.requireNonNull(in).transferTo(out);
      out.putNextEntry(new JarEntry("content"));
      out.write(content.getBytes(StandardCharsets.UTF_8));
    }
    Files.setLastModifiedTime(jar, FileTime.from(Instant.now().plusSeconds(60)));
  }

  private Process start(String... arguments) throws IOException {
    List<String> command = new ArrayList<>(List.of(checkout.resolve("tandem").toString()));
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    return builder.directory(elsewhere.toFile()).redirectErrorStream(true).start();
  }

  private static List<String> lines(Process process) throws IOException {
    return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
        .lines()
        .toList();
  }

  /** Those of the only process that runs from this copy. */
  private static List<Path> temporaryFiles(Path jar) throws IOException {
    try (Stream<Path> files = Files.walk(jar.getParent())) {
      return files.filter(file -> file.toString().endsWith("behind")).toList();
    }
  }

  private List<Path> copies() throws IOException {
    try (Stream<Path> run = Files.list(checkout.resolve(".build/run"))) {
      return run.toList();
    }
  }

  @Test
  void relativePathsAreTheCallers() throws IOException {
    List<String> said = lines(start("import", "a file.csv", "--mapping", "m.yaml"));
    assertThat(said.getFirst()).isEqualTo(elsewhere.toString());
    assertThat(said.getLast()).isEqualTo("import a file.csv --mapping m.yaml");
  }

  @Test
  void aBuildTouchesNoJarThatAProcessRunsFromAndRemovesThoseNobodyUses() throws Exception {
    Process server = start("serve", "wait");
    server.inputReader().readLine();
    Path first = Path.of(server.inputReader().readLine());
    byte[] before = Files.readAllBytes(first);
    jar("second");
    Path second = Path.of(lines(start("serve")).get(1));
    assertThat(second).isNotEqualTo(first);
    assertThat(first).hasBinaryContent(before);
    assertThat(temporaryFiles(first)).hasSize(1);
    server.destroyForcibly().waitFor();
    assertThat(Path.of(lines(start("serve")).get(1))).isEqualTo(second);
    assertThat(copies()).containsExactly(second.getParent());
  }

  private void command(String name, String script) throws IOException {
    Path file = Files.createDirectories(home.resolve("bin")).resolve(name);
    Files.writeString(file, "#!/bin/sh\n" + script + "\n");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  private Process build() throws IOException {
    ProcessBuilder builder = new ProcessBuilder(checkout.resolve("tandem").toString(), "build");
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    builder.environment().merge("PATH", "", (path, none) -> home.resolve("bin") + ":" + path);
    return builder.redirectErrorStream(true).start();
  }

  @Test
  void aNodeThatTheInterfaceDoesNotBuildWithIsNamedBesideThoseItDoes() throws Exception {
    Files.delete(checkout.resolve("ui/dist/index.html"));
    command("npm", "exit 0");
    for (String version : List.of("v20.18.3", "v22.11.0", "v21.7.3", "v18.20.0")) {
      command("node", "echo " + version);
      Process build = build();
      assertThat(lines(build).getFirst()).contains("20.19", "22.12", "this is " + version);
      assertThat(build.waitFor()).isEqualTo(1);
    }
  }

  @Test
  void aPartOfTheBuildThatFailsShowsTheEndOfItsLogAndNamesTheLog() throws Exception {
    Files.delete(checkout.resolve("ui/dist/index.html"));
    command("node", "echo v22.12.0");
    command("npm", "echo out of ideas; exit 1");
    Process build = build();
    List<String> said = lines(build);
    Path log = checkout.resolve(".build/ui-build.log");
    assertThat(said.getFirst()).isEqualTo("Web interface ...");
    assertThat(said).contains("out of ideas");
    assertThat(said.getLast()).contains("Web interface failed after").endsWith(log.toString());
    assertThat(log).content().contains("out of ideas");
    assertThat(build.waitFor()).isEqualTo(1);
  }

  @Test
  void aRememberedStartThatIsOfNoUseIsPassedOver() throws IOException {
    Path copy = Path.of(lines(start("serve")).get(1)).getParent();
    ProcessBuilder sum = new ProcessBuilder("sh", "-c", "cksum < release | cut -d ' ' -f 1");
    String jdk = lines(sum.directory(new File(System.getProperty("java.home"))).start()).getFirst();
    Files.writeString(copy.resolve("start-" + jdk + ".aot"), "no cache");
    List<String> said = lines(start("serve"));
    assertThat(said.getFirst()).isEqualTo(elsewhere.toString());
    assertThat(said.getLast()).isEqualTo("serve");
  }

  @Test
  void whatDoesNotExistIsNamedAndNothingIsBuilt() throws Exception {
    Process unknown = start("sevre");
    assertThat(lines(unknown)).contains("tandem: there is no command 'sevre'.");
    assertThat(unknown.waitFor()).isEqualTo(2);
    assertThat(lines(start("build", "--help")).getFirst()).startsWith("usage: ./tandem build");
    assertThat(lines(start("--version")).getFirst()).matches("tandem \\d+\\.\\d+\\.\\d+.*");
    assertThat(checkout.resolve(".build")).doesNotExist();
  }
}
