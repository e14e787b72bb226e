package io.tandem.cli;

import io.tandem.cli.client.LocalToken;
import io.tandem.cli.demo.Demo;
import io.tandem.cli.demo.StoryLanguage;
import io.tandem.platform.Server;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** {@code tandem demo}: a server with a company in it. */
@Command(
    name = "demo",
    mixinStandardHelpOptions = true,
    description = {
      "Start a server and play 150 days of a company through its capture endpoints, then keep it alive.",
      "A directory that holds a demo goes on: one that was stopped is played to its end."
    })
final class DemoCommand implements Callable<Integer> {

  @Option(
      names = "--no-trickle",
      description =
          "stop after the summary; the exit status is 1 when a figure, a policy's day or an action"
              + " differs from the story")
  private boolean noTrickle;

  @Option(
      names = "--lang",
      paramLabel = "zh|en",
      converter = Language.class,
      description =
          "language in which the story's people write and their apps send: zh or en (default: en"
              + " where LC_ALL, LC_MESSAGES or LANG says English, else zh); a demo that was begun keeps"
              + " its own")
  private StoryLanguage language = StoryLanguage.of(System.getenv());

  @Mixin private ServerOptions options = new ServerOptions();

  @Spec private CommandSpec spec = CommandSpec.create();

  /** Codes of languages. */
  static final class Language implements ITypeConverter<StoryLanguage> {

    @Override
    public StoryLanguage convert(String text) {
      try {
        return StoryLanguage.of(text);
      } catch (IllegalArgumentException unknown) {
        throw new TypeConversionException(
            "the demo speaks zh or en, not '%s'. / 演示只有 zh 和 en 两种语言。".formatted(text));
      }
    }
  }

  @Override
  public Integer call() throws IOException {
    options.check();
    Demo.claim(options.data(), language);
    PrintWriter out = spec.commandLine().getOut();
    List<String> settings = List.of("tandem.access.zone=Asia/Shanghai");
    try (Server server = options.start(settings);
        Demo demo =
            Demo.connect(server.address(), LocalToken.get(options.data()), options.data(), out)) {
      demo.play(server.setupLink());
      boolean exact = demo.summarise().exact();
      if (!exact) {
        out.println("Something differs from the story; see DIFFERS above. / 与故事不一致，见上文 DIFFERS。");
      }
      if (noTrickle) {
        return exact ? 0 : 1;
      }
      out.println("Live events go on until you stop it with Ctrl-C.");
      out.flush();
      demo.trickle();
      return 0;
    }
  }
}
