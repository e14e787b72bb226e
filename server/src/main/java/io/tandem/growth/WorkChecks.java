package io.tandem.growth;

import io.tandem.access.Members;
import io.tandem.access.Role;
import io.tandem.catalog.Campaigns;
import io.tandem.catalog.Features;
import io.tandem.policies.PolicySubject;
import io.tandem.shared.ProjectId;
import io.tandem.shared.TandemException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Whether what work, gates and numbers refer to exists. */
@Component
class WorkChecks {

  private final Members members;
  private final Features features;
  private final Campaigns campaigns;

  WorkChecks(Members members, Features features, Campaigns campaigns) {
    this.members = members;
    this.features = features;
    this.campaigns = campaigns;
  }

  /**
   * @throws TandemException {@code unknown_assignee}, {@code unknown_subject}
   */
  void draft(ProjectId project, WorkItemDraft draft) {
    owner(project, draft.owner());
    subject(project, draft.subject());
  }

  /**
   * @throws TandemException {@code unknown_assignee}
   */
  void owner(ProjectId project, @Nullable String owner) {
    if (owner != null && !isRole(owner) && !isMember(project, owner)) {
      throw new TandemException(GrowthError.UNKNOWN_ASSIGNEE, owner);
    }
  }

  boolean isMember(ProjectId project, String email) {
    return members.contains(project, email);
  }

  private static boolean isRole(String owner) {
    return Arrays.stream(Role.values()).anyMatch(role -> role.key().equals(owner));
  }

  /**
   * @throws TandemException {@code unknown_subject}
   */
  void subject(ProjectId project, @Nullable PolicySubject subject) {
    if (subject == null) {
      return;
    }
    try {
      if (subject.kind().equals("feature")) {
        features.get(project, subject.key());
      } else if (subject.kind().equals("campaign")) {
        campaigns.get(project, subject.key());
      } else {
        throw unknown(subject);
      }
    } catch (TandemException notFound) {
      throw unknown(subject);
    }
  }

  private static TandemException unknown(PolicySubject subject) {
    return new TandemException(GrowthError.UNKNOWN_SUBJECT, subject.kind(), subject.key());
  }
}
