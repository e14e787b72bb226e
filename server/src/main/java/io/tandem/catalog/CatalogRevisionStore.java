package io.tandem.catalog;

import io.tandem.shared.Revised;
import org.springframework.stereotype.Component;

/**
 * Tells whether definitions, features or campaigns changed: none is deleted, versions only grow.
 */
@Component
class CatalogRevisionStore implements Revised {

  @Override
  public String revision() {
    return """
    SELECT concat_ws('.',
      (SELECT max(version) FROM definition_revision WHERE project_id = :project),
      (SELECT count(*) + sum(version) FROM feature WHERE project_id = :project),
      (SELECT count(*) + sum(version) FROM campaign WHERE project_id = :project))
    """;
  }
}
