package io.tandem.cli.demo;

import io.tandem.cli.client.ApiClient;
import io.tandem.cli.demo.story.Days;
import io.tandem.cli.demo.story.DemoEvent;
import io.tandem.cli.demo.story.Story;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * Plays the story against a server with a settable clock: day by day the clock is set shortly after
 * the day's end, within the lateness allowance, and the day's events are sent. What was played is
 * remembered beside the data, so a demo that was stopped goes on.
 */
public final class Demo implements AutoCloseable {

  private static final Instant MORNING_AFTER = Days.at(Days.LAST + 1, Days.clock(9, 30));

  private final ApiClient api;
  private final DemoClock clock;
  private final Sender sender;
  private final Path data;
  private final PrintWriter out;
  private final CompletableFuture<Story> story =
      CompletableFuture.supplyAsync(() -> new Story(Story.SEED));
  private DemoState state;

  private Demo(ApiClient api, DemoClock clock, Sender sender, Path data, PrintWriter out)
      throws IOException {
    this.api = api;
    this.clock = clock;
    this.sender = sender;
    this.data = data;
    this.out = out;
    this.state = load(data);
  }

  /**
   * Marks a directory as a demo's before anything is written into it.
   *
   * @throws IOException when it holds something else
   */
  public static void claim(Path data) throws IOException {
    load(data).save(data);
  }

  /** True when a directory holds a demo, whose clock is not the real one. */
  public static boolean isIn(Path data) {
    return DemoState.exists(data);
  }

  private static DemoState load(Path data) throws IOException {
    return DemoState.load(data, Days.FIRST - 1);
  }

  /** Connects to the server of a data directory as its administrator. */
  public static Demo connect(URI server, String token, Path data, PrintWriter out)
      throws IOException {
    ApiClient api = new ApiClient(server, token);
    DemoClock clock = new DemoClock(api);
    String writeKey =
        api.get(Company.PROJECT + "/write-keys")
            .valueStream()
            .filter(key -> key.path("revokedAt").isNull() || key.path("revokedAt").isMissingNode())
            .map(key -> key.path("key").asString())
            .findFirst()
            .orElseThrow(() -> new IOException("the default project has no write key"));
    return new Demo(api, clock, new Sender(server, writeKey, clock), data, out);
  }

  /** Plays what has not been played yet. */
  public void play(Optional<URI> setupLink) throws IOException {
    if (state.playedTo() >= Days.LAST) {
      clock.read();
      out.println("This directory holds a played demo; going on from there.");
      return;
    }
    if (!state.prepared()) {
      clock.set(Days.at(Days.FIRST, 0));
      new Company(api, state).prepare(setupLink);
      remember(state.ready());
    }
    days();
    clock.set(MORNING_AFTER);
  }

  private void days() throws IOException {
    long begun = System.nanoTime();
    long sent = 0;
    Operations operations = new Operations(api, clock);
    for (int day = state.playedTo() + 1; day <= Days.LAST; day++) {
      operations.morning(day);
      operations.evening(day);
      clock.set(Days.at(day + 1, Days.clock(0, 20)));
      List<DemoEvent> events = story.join().day(day);
      sender.send(events);
      remember(state.played(day));
      sent += events.size();
      if (Math.floorMod(day, 30) == 0) {
        out.printf(
            "D%-3d %s  %,9d events, %d s%n",
            day, Days.date(day), sent, Duration.ofNanos(System.nanoTime() - begun).toSeconds());
        out.flush();
      }
    }
  }

  private void remember(DemoState now) throws IOException {
    state = now;
    state.save(data);
  }

  /** Prints the summary; answers the planted figures beside what the API says. */
  public List<Figure> summarise() {
    Questions questions = new Questions(api);
    List<Figure> figures = new Figures(questions).ask();
    Summary summary = new Summary(out);
    summary.figures(figures);
    summary.board(questions);
    summary.door(api.base(), state);
    return figures;
  }

  /** Sends a few events a second until the thread is interrupted. */
  public void trickle() {
    new Trickle(sender, clock, story.join().atTheEnd()).run();
  }

  @Override
  public void close() {
    sender.close();
  }
}
