package io.tandem.cli.demo.story;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The whole story: who is active when, and every event of every day. */
public final class Story {

  /** What everybody who is active on a day does on it. */
  public static final String OPEN = "app_open";

  /** The seed of the demo everybody sees. */
  public static final long SEED = 20_260_302;

  private final Population population;
  private final ActivityPlan plan;
  private final Community community;
  private final TaskPage page;
  private final List<Chapter> chapters;
  private final long seed;

  /**
   * @param dealing gives people what flags give them; asked for the newcomers of the onboarding
   *     experiment at once, for others on the day that is told
   */
  public Story(long seed, Dealing dealing) {
    this.seed = seed;
    this.population = new Population(seed);
    new Lifetimes(population, dealing, seed).decide();
    FirstPurchases first = new FirstPurchases(population, seed);
    this.plan = new ActivityPlan(population, seed);
    this.community = new Community(plan, dealing);
    this.page = new TaskPage(plan, dealing);
    this.chapters =
        List.of(
            new SignUps(population),
            community,
            new Lessons(community::has),
            new Advertisements(community::has),
            new Onboarding(population),
            new Playback(plan, seed),
            new Releases(community::has),
            new Reaching(population),
            page,
            new Feedback(page),
            new Courses(plan, seed),
            new Payments(plan, first, seed));
  }

  /** The events of a day in the order they happened. */
  public List<DemoEvent> day(int day) {
    DayBook book = new DayBook(day, seed, plan.active(day));
    chapters.forEach(chapter -> chapter.tell(book));
    return book.events();
  }

  /**
   * Ids of the newcomers of a day who take part in the onboarding experiment, and their variant.
   */
  public Map<String, String> enrolled(int day) {
    Map<String, String> enrolled = new TreeMap<>();
    for (Learner learner : population.cohort(day)) {
      Arm arm = learner.arm();
      if (arm != null) {
        enrolled.put(learner.distinctId(), arm.key());
      }
    }
    return enrolled;
  }

  /** Ids of all who sign up on a day. */
  public List<String> newcomers(int day) {
    return population.cohort(day).stream().map(Learner::distinctId).toList();
  }

  /**
   * What flags give to those who come on a day for the first time since people are held out: by id
   * the variant by flag, empty for none. An app asks for all that there is at once, and no more on
   * other days.
   */
  public Map<String, Map<String, String>> given(int day) {
    List<Learner> active = plan.active(day);
    Map<String, Map<String, String>> given = new TreeMap<>();
    add(given, Community.FLAG, community.first(day, active));
    for (TaskTrial trial : TaskTrial.values()) {
      Map<String, String> first = page.first(trial, day, active);
      first.keySet().retainAll(given.keySet());
      add(given, trial.flag(), first);
    }
    return given;
  }

  private static void add(
      Map<String, Map<String, String>> given, String flag, Map<String, String> variants) {
    variants.forEach(
        (id, variant) -> given.computeIfAbsent(id, _ -> new TreeMap<>()).put(flag, variant));
  }

  /** A day after the story, for the live trickle; the same whenever it is asked for. */
  public List<DemoEvent> after(int day) {
    List<Learner> around = plan.activeBetween(Days.LAST - 6, Days.LAST);
    return new LiveDay(day, seed, around).events(community, page);
  }
}
