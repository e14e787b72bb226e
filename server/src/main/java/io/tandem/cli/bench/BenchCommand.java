package io.tandem.cli.bench;

import picocli.CommandLine.Command;

/**
 * {@code ./tandem bench WHAT}: figures for this machine, printed as they go into
 * docs/benchmarks.md.
 */
@Command(
    name = "bench",
    description = "Measure this build on this machine.",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "WHAT",
    subcommands = {
      CaptureBenchCommand.class,
      PoliciesBenchCommand.class,
      InsightsBenchCommand.class,
      SegmentsBenchCommand.class,
      DashboardsBenchCommand.class,
      FlagsBenchCommand.class,
      ExperimentsBenchCommand.class
    })
public final class BenchCommand {}
