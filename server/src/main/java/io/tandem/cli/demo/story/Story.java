package io.tandem.cli.demo.story;

import java.util.List;

/** The whole story: who is active when, and every event of every day. */
public final class Story {

  /** What everybody who is active on a day does on it. */
  public static final String OPEN = "app_open";

  /** The seed of the demo everybody sees. */
  public static final long SEED = 20_260_302;

  private final Population population;
  private final ActivityPlan plan;
  private final List<Chapter> chapters;
  private final long seed;

  public Story(long seed) {
    this.seed = seed;
    this.population = new Population(seed);
    new Lifetimes(population, seed).decide();
    this.plan = new ActivityPlan(population, seed);
    this.chapters =
        List.of(
            new SignUps(population),
            new Lessons(),
            new Onboarding(population),
            new Playback(plan, seed),
            new Releases(),
            new Reaching(population),
            new Feedback(),
            new Courses(plan, seed),
            new Payments(plan, seed));
  }

  /** The events of a day in the order they happened. */
  public List<DemoEvent> day(int day) {
    DayBook book = new DayBook(day, seed, plan.active(day));
    chapters.forEach(chapter -> chapter.tell(book));
    return book.events();
  }

  /** A day after the story, for the live trickle; the same whenever it is asked for. */
  public List<DemoEvent> after(int day) {
    return new LiveDay(day, seed, plan.activeBetween(Days.LAST - 6, Days.LAST)).events();
  }
}
