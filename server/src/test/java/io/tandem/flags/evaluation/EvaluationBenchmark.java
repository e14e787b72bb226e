package io.tandem.flags.evaluation;

import io.tandem.flags.definition.FlagCondition;
import io.tandem.flags.definition.FlagHash;
import io.tandem.flags.definition.FlagOperator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What evaluating one flag for one of a thousand people takes inside the process, run by {@code
 * ./tandem bench flags}. The flag is found by its key each time, as servers do.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(
    value = 1,
    jvmArgsAppend = {"-Xmx512m", "--sun-misc-unsafe-memory-access=allow"})
public class EvaluationBenchmark {

  private static final int PEOPLE = 1_000;

  private final FlagSet flags =
      FlagSet.compile(
          List.of(
              Flagged.bool("static", FlagHash.MURMUR3, Flagged.share(100)),
              Flagged.bool("percentage", FlagHash.MURMUR3, Flagged.share(25)),
              Flagged.bool("posthog", FlagHash.POSTHOG, Flagged.share(25)),
              Flagged.bool(
                  "segment",
                  FlagHash.MURMUR3,
                  Flagged.share(100, Flagged.on(FlagCondition.On.SEGMENT, FlagOperator.EQ, "vip"))),
              Flagged.bool(
                  "regex",
                  FlagHash.MURMUR3,
                  Flagged.share(
                      100,
                      Flagged.person("email", FlagOperator.MATCHES, "@(example|test)\\.com$"))),
              Flagged.bool(
                  "suffix",
                  FlagHash.MURMUR3,
                  Flagged.share(
                      100, Flagged.person("email", FlagOperator.MATCHES, "@example\\.com$"))),
              // says what "regex" says in a way that only RE2 itself reads
              Flagged.bool(
                  "re2",
                  FlagHash.MURMUR3,
                  Flagged.share(
                      100,
                      Flagged.person("email", FlagOperator.MATCHES, "@(example|test)\\x2Ecom$")))),
          Flagged.PRODUCTION);

  private final Somebody[] people = new Somebody[PEOPLE];
  private int next;

  /** Half of them are in the segment, half have another address. */
  public EvaluationBenchmark() {
    for (int i = 0; i < PEOPLE; i++) {
      String address = "person." + i + (i % 4 < 2 ? "@example.com" : "@elsewhere.org");
      Somebody somebody = Somebody.of("person-" + i).with("email", address).with("country", "FR");
      people[i] = i % 2 == 0 ? somebody.in("vip", "paying") : somebody;
    }
  }

  /** Everybody gets it. */
  @Benchmark
  public Object everybody() {
    return evaluated("static");
  }

  /** A quarter, by murmur3. */
  @Benchmark
  public Object percentage() {
    return evaluated("percentage");
  }

  /** A quarter, by PostHog's SHA-1. */
  @Benchmark
  public Object percentageByPostHog() {
    return evaluated("posthog");
  }

  /** Who is in a segment. */
  @Benchmark
  public Object segment() {
    return evaluated("segment");
  }

  /** Whose address matches a regular expression. */
  @Benchmark
  public Object regex() {
    return evaluated("regex");
  }

  /** Whose address ends with a text, said as a regular expression. */
  @Benchmark
  public Object regexOfOneText() {
    return evaluated("suffix");
  }

  /** The same as {@link #regex}, left to RE2. */
  @Benchmark
  public Object regexByRe2() {
    return evaluated("re2");
  }

  private Object evaluated(String key) {
    next = next == PEOPLE - 1 ? 0 : next + 1;
    CompiledFlag flag = flags.find(key);
    return flag == null ? "" : flag.evaluate(people[next]);
  }
}
