package io.tandem.cli.demo;

import io.tandem.cli.client.ApiClient;
import io.tandem.cli.demo.story.Days;
import io.tandem.cli.demo.story.Dealing;
import io.tandem.cli.demo.story.DemoEvent;
import io.tandem.cli.demo.story.Story;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * Plays the story against a server with a settable clock: day by day people act, the clock is set
 * shortly after the day's end, within the lateness allowance, the day's events are sent, and the
 * policies judge what has closed. What was played is remembered beside the data, so a demo that was
 * stopped goes on.
 */
public final class Demo implements AutoCloseable {

  private static final Instant MORNING_AFTER = Days.at(Days.LAST + 1, Days.clock(9, 30));

  /** Day on whose morning the flags that deal people out later are made. */
  private static final int FLAGS_ARE_MADE = 1;

  private final ApiClient api;
  private final DemoClock clock;
  private final Sender sender;
  private final Path data;
  private final PrintWriter out;
  private final Apps apps;
  private CompletableFuture<Story> story;
  private DemoState state;

  private Demo(ApiClient api, DemoClock clock, String writeKey, Path data, PrintWriter out)
      throws IOException {
    this.api = api;
    this.clock = clock;
    this.apps = new Apps(api.base(), writeKey);
    this.data = data;
    this.out = out;
    this.state = load(data, StoryLanguage.CHINESE);
    this.sender = new Sender(api.base(), writeKey, clock, state.told());
    this.story = told(state.playedTo() < FLAGS_ARE_MADE ? Dealing.NOTHING : new Foreseen(api));
  }

  private static CompletableFuture<Story> told(Dealing dealing) {
    return CompletableFuture.supplyAsync(() -> new Story(Story.SEED, dealing));
  }

  /**
   * Marks a directory as a demo's before anything is written into it. One that was begun goes on in
   * its language.
   *
   * @throws IOException when it holds something else
   */
  public static void claim(Path data, StoryLanguage language) throws IOException {
    load(data, language).save(data);
  }

  /** True when a directory holds a demo, whose clock is not the real one. */
  public static boolean isIn(Path data) {
    return DemoState.exists(data);
  }

  private static DemoState load(Path data, StoryLanguage language) throws IOException {
    return DemoState.load(data, Days.FIRST - 1, language);
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
    return new Demo(api, clock, writeKey, data, out);
  }

  /** Plays what has not been played yet. */
  public void play(Optional<URI> setupLink) throws IOException {
    if (state.playedTo() > Days.LAST) {
      clock.read();
      out.println("This directory holds a played demo; going on from " + clock.now() + ".");
      return;
    }
    Cast cast = new Cast(api.base(), state.password(), state.told());
    if (state.prepared()) {
      clock.read();
      out.println(
          "This directory holds a demo played up to D" + state.playedTo() + "; playing on.");
    } else {
      clock.set(Days.at(Days.FIRST, 0));
      new Company(api, cast, state).prepare(setupLink);
      remember(state.ready());
    }
    Script script = new Script(cast, clock, new Judging(api), apps, () -> story.join());
    days(script, new Spending(cast));
    script.night(Days.LAST + 1);
    clock.advance(MORNING_AFTER);
    script.morningAfter();
    new Questioning(cast).save();
    remember(state.played(Days.LAST + 1));
  }

  private void days(Script script, Spending spending) throws IOException {
    long begun = System.nanoTime();
    long sent = 0;
    for (int day = state.playedTo() + 1; day <= Days.LAST; day++) {
      script.play(day);
      if (day == FLAGS_ARE_MADE) {
        // History knew nothing of flags; from here on people live by what these give them.
        story = told(new Foreseen(api));
      }
      clock.advance(Days.at(day + 1, Days.clock(0, 20)));
      List<DemoEvent> events = story.join().day(day);
      sender.send(events);
      spending.evening(day, story.join());
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

  /** Prints the summary: the story beside what the API says. */
  public DemoOutcome summarise() {
    Questions questions = new Questions(api);
    PolicyQuestions policies = new PolicyQuestions(api);
    TrialFigures trials = new TrialFigures(api);
    List<Figure> figures = new ArrayList<>(new Figures(questions, state.told()).ask());
    figures.addAll(trials.ask());
    figures.addAll(new LaterFigures(api, questions).ask());
    DemoOutcome outcome = new DemoOutcome(List.copyOf(figures), policies.checks());
    Summary summary = new Summary(out);
    summary.figures(outcome.figures());
    out.println("North star: " + policies.northStar());
    summary.trials(trials.outcomes());
    summary.policies(outcome.policies());
    summary.waiting(policies.waiting());
    summary.board(questions);
    summary.door(api.base(), state);
    return outcome;
  }

  /** Lives on from where the clock is, in real time, until the thread is interrupted. */
  public void trickle() {
    new Trickle(sender, clock, story.join()).run();
  }

  @Override
  public void close() {
    sender.close();
  }
}
