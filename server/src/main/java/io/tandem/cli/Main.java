package io.tandem.cli;

import io.tandem.cli.bench.BenchCommand;
import io.tandem.platform.DataDirectoryInUseException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IExecutionExceptionHandler;

/**
 * Entry point of every command. Exit status: 0 done, 1 failed, 2 wrong usage, 3 the data directory
 * is in use.
 */
@Command(
    name = "tandem",
    mixinStandardHelpOptions = true,
    description = "Tandem: one set of facts for product and operations.",
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {
      ServeCommand.class,
      DemoCommand.class,
      ImportCommand.class,
      ResetPasswordCommand.class,
      BenchCommand.class
    })
public final class Main {

  private static final int DIRECTORY_IN_USE = 3;

  private Main() {}

  /** Runs one command and exits with its status. */
  public static void main(String[] arguments) {
    System.exit(run(arguments));
  }

  private static int run(String[] arguments) {
    IExecutionExceptionHandler failures =
        (failure, line, _) -> {
          if (isDirectoryInUse(failure)) {
            return DIRECTORY_IN_USE;
          }
          line.getErr().println("tandem: " + failure.getMessage());
          return 1;
        };
    return new CommandLine(new Main()).setExecutionExceptionHandler(failures).execute(arguments);
  }

  private static boolean isDirectoryInUse(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof DataDirectoryInUseException) {
        return true;
      }
    }
    return false;
  }
}
