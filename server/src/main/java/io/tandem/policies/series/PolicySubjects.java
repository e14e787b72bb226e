package io.tandem.policies.series;

import io.tandem.catalog.Campaign;
import io.tandem.catalog.Campaigns;
import io.tandem.catalog.Feature;
import io.tandem.catalog.Features;
import io.tandem.policies.PolicySubject;
import io.tandem.shared.CommonError;
import io.tandem.shared.Names;
import io.tandem.shared.ProjectId;
import io.tandem.shared.TandemException;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Features and campaigns as policies see them. */
@Component
public class PolicySubjects {

  /** Priority of a subject that no longer exists. */
  private static final int LAST = 3;

  private final Features features;
  private final Campaigns campaigns;

  PolicySubjects(Features features, Campaigns campaigns) {
    this.features = features;
    this.campaigns = campaigns;
  }

  /** All features and campaigns in use. */
  public Map<PolicySubject, SubjectFacts> all(ProjectId project) {
    Map<PolicySubject, SubjectFacts> all = new HashMap<>();
    features.all(project).forEach(feature -> put(all, facts(feature)));
    campaigns.all(project).forEach(campaign -> put(all, facts(campaign)));
    return all;
  }

  private static void put(Map<PolicySubject, SubjectFacts> all, SubjectFacts facts) {
    all.put(facts.subject(), facts);
  }

  /**
   * One of them, also an archived one.
   *
   * @throws TandemException {@code not_found}
   */
  public SubjectFacts get(ProjectId project, PolicySubject subject) {
    return subject.kind().equals(PolicySubject.FEATURE)
        ? facts(features.get(project, subject.key()))
        : facts(campaigns.get(project, subject.key()));
  }

  /** One of them; with its key for a name when there is none. */
  public SubjectFacts find(ProjectId project, PolicySubject subject) {
    try {
      return get(project, subject);
    } catch (TandemException gone) {
      if (gone.code() != CommonError.NOT_FOUND) {
        throw gone;
      }
      return new SubjectFacts(subject, new Names(subject.key(), subject.key()), LAST, null);
    }
  }

  /** 1 the project and core features, 2 campaigns and standard features, 3 the rest. */
  public int priority(ProjectId project, @Nullable PolicySubject subject) {
    return subject == null ? 1 : find(project, subject).priority();
  }

  private static SubjectFacts facts(Feature feature) {
    int priority =
        switch (feature.tier()) {
          case CORE -> 1;
          case STANDARD -> 2;
          case EXPLORATORY -> LAST;
        };
    return new SubjectFacts(
        new PolicySubject(PolicySubject.FEATURE, feature.key()),
        feature.names(),
        feature.archived() ? LAST : priority,
        feature.launchDate());
  }

  private static SubjectFacts facts(Campaign campaign) {
    return new SubjectFacts(
        new PolicySubject(PolicySubject.CAMPAIGN, campaign.key()),
        campaign.names(),
        campaign.archived() ? LAST : 2,
        null);
  }
}
