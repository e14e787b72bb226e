package io.tandem.cli;

import io.tandem.cli.bench.BenchCommand;
import io.tandem.platform.DataDirectoryInUseException;
import io.tandem.platform.StartFailure;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.IVersionProvider;

/**
 * Entry point of every command. Exit status: 0 done, 1 failed, 2 wrong usage, 3 the data directory
 * is in use, 4 the port is taken, 5 a setting cannot be used.
 */
@Command(
    name = "tandem",
    mixinStandardHelpOptions = true,
    versionProvider = Main.Version.class,
    description = "Tandem: one set of facts for product and operations.",
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {
      ServeCommand.class,
      DemoCommand.class,
      ImportCommand.class,
      ResetPasswordCommand.class,
      RebuildIndexCommand.class,
      BenchCommand.class
    })
public final class Main {

  private static final int FAILED = 1;
  private static final int WRONG_USAGE = 2;
  private static final int DIRECTORY_IN_USE = 3;

  private Main() {}

  /** Runs one command and exits with its status. */
  public static void main(String[] arguments) {
    System.exit(run(arguments));
  }

  private static int run(String[] arguments) {
    IExecutionExceptionHandler failures =
        (failure, line, _) -> {
          line.getErr().println("tandem: " + reason(failure).getMessage());
          return status(reason(failure));
        };
    IParameterExceptionHandler wrongUsage =
        (wrong, _) -> {
          CommandLine line = wrong.getCommandLine();
          line.getErr().println("tandem: " + wrong.getMessage());
          line.getErr().println("See: " + line.getCommandSpec().qualifiedName() + " --help");
          return WRONG_USAGE;
        };
    return new CommandLine(new Main())
        .setExecutionExceptionHandler(failures)
        .setParameterExceptionHandler(wrongUsage)
        .execute(arguments);
  }

  private static int status(Throwable reason) {
    return switch (reason) {
      case DataDirectoryInUseException _ -> DIRECTORY_IN_USE;
      case StartFailure start -> start.status();
      default -> FAILED;
    };
  }

  /** What is in the way of starting, else the failure itself. */
  private static Throwable reason(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof DataDirectoryInUseException || cause instanceof StartFailure) {
        return cause;
      }
    }
    return failure;
  }

  /** The version this was built as. */
  static final class Version implements IVersionProvider {

    @Override
    public String[] getVersion() {
      String version = Main.class.getPackage().getImplementationVersion();
      return new String[] {"tandem " + (version == null ? "development" : version)};
    }
  }
}
