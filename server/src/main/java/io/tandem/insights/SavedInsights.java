package io.tandem.insights;

import io.tandem.shared.ProjectId;
import java.util.Collection;
import java.util.Map;

/** The insights that people of a project saved. */
public interface SavedInsights {

  /** Those of these keys by key, archived ones too; keys of none are left out. */
  Map<String, SavedInsight> named(ProjectId project, Collection<String> keys);
}
