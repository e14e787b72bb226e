package io.tandem.policies.ledger;

import static io.tandem.support.TestServer.expect;
import static org.assertj.core.api.Assertions.assertThat;

import io.tandem.access.Project;
import io.tandem.access.Projects;
import io.tandem.catalog.Campaigns;
import io.tandem.catalog.Holds;
import io.tandem.policies.ActionType;
import io.tandem.policies.FiringPolicy;
import io.tandem.policies.Policies;
import io.tandem.policies.Policy;
import io.tandem.policies.PolicyEpisode;
import io.tandem.policies.PolicyStanding;
import io.tandem.policies.PolicySubject;
import io.tandem.policies.ledger.Inhibitions.Candidate;
import io.tandem.shared.Names;
import io.tandem.shared.ProjectId;
import io.tandem.support.TestServer;
import io.tandem.support.TestServer.TestProject;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.support.StaticListableBeanFactory;

/**
 * Who goes first (R16): the project and core features, then campaigns and standard features, then
 * exploratory ones. The catalog is the real one; which policies fire is given.
 */
class InhibitionsIT {

  private static final TestServer SERVER = TestServer.shared();
  private static TestProject project;

  @BeforeAll
  static void aCatalogOfAllTiers() {
    project = SERVER.newProject("UTC");
    for (String tier : List.of("core", "standard", "exploratory")) {
      expect(
          201,
          project.post(
              "/features",
              Map.of(
                  "key",
                  tier,
                  "names",
                  Map.of("zh", tier, "en", tier),
                  "tier",
                  tier,
                  "keyEvents",
                  List.of(Map.of("event", tier + "_open")))));
      campaign("of_" + tier, List.of(tier));
    }
    campaign("of_none", List.of());
  }

  private static void campaign(String key, List<String> features) {
    LocalDate today = LocalDate.ofInstant(SERVER.now(), ZoneOffset.UTC);
    expect(
        201,
        project.post(
            "/campaigns",
            Map.of(
                "key", key,
                "names", Map.of("zh", key, "en", key),
                "features", features,
                "from", today.toString(),
                "to", today.plusDays(9).toString(),
                "participation", Map.of("event", "joined"))));
  }

  @ParameterizedTest(name = "{0} fires, start of {2} about {1}: inhibited {3}")
  @CsvSource({
    // about the whole project: everything of the same or a lower rank waits
    "project, project, of_none, true",
    "project, feature:core, of_core, true",
    "project, feature:standard, of_standard, true",
    "project, campaign:of_none, of_none, true",
    "project, feature:exploratory, of_exploratory, true",
    // a core feature: what touches it waits, directly or by the campaign that is linked to it
    "feature:core, feature:core, of_core, true",
    "feature:core, campaign:of_core, of_core, true",
    "feature:core, project, of_core, true",
    "feature:core, feature:exploratory, of_core, true",
    "feature:core, feature:standard, of_standard, false",
    "feature:core, campaign:of_none, of_none, false",
    // a standard feature: campaigns rank like it, what is about a core feature goes first
    "feature:standard, feature:standard, of_standard, true",
    "feature:standard, campaign:of_standard, of_standard, true",
    "feature:standard, feature:exploratory, of_standard, true",
    "feature:standard, feature:core, of_standard, false",
    "feature:standard, project, of_standard, false",
    // a campaign: itself and nothing else
    "campaign:of_standard, campaign:of_standard, of_standard, true",
    "campaign:of_standard, feature:standard, of_none, false",
    "campaign:of_standard, feature:core, of_standard, false",
    // an exploratory feature stops only what is exploratory
    "feature:exploratory, feature:exploratory, of_exploratory, true",
    "feature:exploratory, campaign:of_exploratory, of_exploratory, false",
    "feature:exploratory, feature:core, of_exploratory, false"
  })
  void firingPolicyStopsWhatTouchesItsSubjectAndDoesNotRankHigher(
      String firing, String about, String campaign, boolean inhibited) {
    Candidate wish = candidate("asking", about, campaign);
    assertThat(against(wish, "start_campaign", firing(firing, "start_campaign")).isPresent())
        .isEqualTo(inhibited);
  }

  @Test
  void onlyTheTypesItNamesWaitAndNeverItsOwn() {
    Candidate wish = candidate("asking", "feature:core", "of_core");
    FiringPolicy other = firing("project", "reallocate");
    assertThat(against(wish, "start_campaign", other)).isEmpty();
    FiringPolicy itself = firing("project", "start_campaign");
    Candidate own = candidate("complaints", "feature:core", "of_core");
    assertThat(against(own, "start_campaign", itself)).isEmpty();
    assertThat(against(wish, "start_campaign", other, itself).orElseThrow().en())
        .isEqualTo("The policy “Complaints” is firing and keeps this from being done");
  }

  @Test
  void draftOfACampaignTouchesTheFeaturesItNames() {
    Candidate draft =
        new Candidate(
            known().id(),
            "asking",
            null,
            2,
            Map.of("draft", Map.of("features", List.of("standard"))));
    assertThat(against(draft, "start_campaign", firing("feature:standard", "start_campaign")))
        .isPresent();
    assertThat(against(draft, "start_campaign", firing("feature:exploratory", "start_campaign")))
        .isEmpty();
  }

  @ParameterizedTest(name = "{0} held, {1} about {2} with {3}: inhibited {4}")
  @CsvSource({
    // what spends or reaches people waits, whatever its rank
    "feature:core, start_campaign, feature:core, of_core, true",
    "feature:core, start_campaign, campaign:of_core, of_core, true",
    "feature:exploratory, start_campaign, feature:core, of_exploratory, true",
    "feature:core, start_campaign, feature:standard, of_standard, false",
    "campaign:of_none, start_campaign, campaign:of_none, of_none, true",
    "campaign:of_none, start_campaign, campaign:of_core, of_core, false",
    // what protects is what a hold asks for
    "feature:core, pause_campaign, feature:core, of_core, false",
    "feature:core, open_work, feature:core, of_core, false"
  })
  void heldSubjectLetsOnlyProtectingActionsPass(
      String held, String type, String about, String campaign, boolean inhibited) {
    PolicySubject subject = subject(held);
    Map<String, Object> wanted =
        Map.of("subject", Map.of("kind", subject.kind(), "key", subject.key()), "reason", "down");
    long hold = expect(201, project.post("/holds", wanted)).json().get("id").asLong();
    try {
      assertThat(against(candidate("asking", about, campaign), type).isPresent())
          .isEqualTo(inhibited);
    } finally {
      expect(200, SERVER.delete(project.path("/holds/" + hold)));
    }
    assertThat(against(candidate("asking", about, campaign), type))
        .as("nothing is remembered once the hold is lifted")
        .isEmpty();
  }

  private java.util.Optional<io.tandem.shared.Sentence> against(
      Candidate candidate, String type, FiringPolicy... firing) {
    Policies book = new Given(SERVER.bean(Policies.class), List.of(firing));
    StaticListableBeanFactory beans = new StaticListableBeanFactory(Map.of("policies", book));
    Inhibitions inhibitions =
        new Inhibitions(
            beans.getBeanProvider(Policies.class),
            SERVER.bean(Campaigns.class),
            SERVER.bean(Holds.class));
    ActionType known = SERVER.bean(ActionTypes.class).get(type);
    return inhibitions.against(candidate, known);
  }

  private static Candidate candidate(String policy, String about, String campaign) {
    PolicySubject subject = subject(about);
    return new Candidate(
        known().id(), policy, subject, priority(subject), Map.of("campaign", campaign));
  }

  private static FiringPolicy firing(String about, String... inhibits) {
    PolicySubject subject = subject(about);
    return new FiringPolicy(
        "complaints",
        new Names("投诉", "Complaints"),
        subject,
        priority(subject),
        List.of(inhibits),
        1);
  }

  private static int priority(@Nullable PolicySubject subject) {
    return SERVER.bean(Policies.class).priority(known().id(), subject);
  }

  private static @Nullable PolicySubject subject(String text) {
    String[] parts = text.split(":");
    return parts.length == 1 ? null : new PolicySubject(parts[0], parts[1]);
  }

  private static Project known() {
    return SERVER.bean(Projects.class).byKey(project.key()).orElseThrow();
  }

  /** The real policies, but these fire. */
  private record Given(Policies real, List<FiringPolicy> firing) implements Policies {

    @Override
    public Policy get(ProjectId project, String key) {
      return real.get(project, key);
    }

    @Override
    public Optional<Activator> activator(ProjectId project, String key) {
      return real.activator(project, key);
    }

    @Override
    public List<PolicyStanding> standings(ProjectId project) {
      return real.standings(project);
    }

    @Override
    public List<FiringPolicy> firing(ProjectId project) {
      return firing;
    }

    @Override
    public List<PolicyEpisode> episodes(ProjectId project, String key) {
      return real.episodes(project, key);
    }

    @Override
    public int priority(ProjectId project, @Nullable PolicySubject subject) {
      return real.priority(project, subject);
    }
  }
}
