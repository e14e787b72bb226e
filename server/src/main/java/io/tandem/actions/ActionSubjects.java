package io.tandem.actions;

import io.tandem.catalog.Campaigns;
import io.tandem.catalog.Feature;
import io.tandem.catalog.Features;
import io.tandem.policies.PolicySubject;
import io.tandem.shared.Names;
import io.tandem.shared.ProjectId;
import io.tandem.shared.TandemException;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Features and campaigns an action is about. */
@Component
class ActionSubjects {

  private final Features features;
  private final Campaigns campaigns;

  ActionSubjects(Features features, Campaigns campaigns) {
    this.features = features;
    this.campaigns = campaigns;
  }

  /** The feature of that key, or else the subject when it is a feature; null when there is none. */
  static @Nullable String feature(@Nullable String key, @Nullable PolicySubject subject) {
    return key != null ? key : of(PolicySubject.FEATURE, subject);
  }

  /** The campaign of that key, or else the subject when it is a campaign; null when neither. */
  static @Nullable String campaign(@Nullable String key, @Nullable PolicySubject subject) {
    return key != null ? key : of(PolicySubject.CAMPAIGN, subject);
  }

  private static @Nullable String of(String kind, @Nullable PolicySubject subject) {
    return subject != null && subject.kind().equals(kind) ? subject.key() : null;
  }

  /**
   * A feature.
   *
   * @throws TandemException {@code invalid_request} when it was neither named nor the subject,
   *     {@code not_found}
   */
  Feature required(ProjectId project, @Nullable String key, @Nullable PolicySubject subject) {
    String feature = feature(key, subject);
    if (feature == null) {
      throw Parameters.wrong("parameter feature is missing and the policy is about none");
    }
    return features.get(project, feature);
  }

  /** Fails when a key is given and there is no such feature. */
  void checkFeature(ProjectId project, @Nullable String key) {
    if (key != null) {
      check(() -> features.get(project, key), "feature", key);
    }
  }

  /** Fails when a key is given and there is no such campaign. */
  void checkCampaign(ProjectId project, @Nullable String key) {
    if (key != null) {
      check(() -> campaigns.get(project, key), "campaign", key);
    }
  }

  private static void check(Runnable lookup, String kind, String key) {
    try {
      lookup.run();
    } catch (TandemException missing) {
      throw Parameters.wrong("there is no " + kind + " " + key);
    }
  }

  /** What people call it; the key of what no longer exists. */
  Names names(ProjectId project, PolicySubject subject) {
    try {
      return subject.kind().equals(PolicySubject.FEATURE)
          ? features.get(project, subject.key()).names()
          : campaigns.get(project, subject.key()).names();
    } catch (TandemException missing) {
      return new Names(subject.key(), subject.key());
    }
  }
}
