package io.tandem.audiences.registry;

import io.tandem.shared.Revised;
import org.springframework.stereotype.Component;

/** Tells whether segments changed: none is deleted, and their versions only grow. */
@Component
class SegmentRevisionStore implements Revised {

  @Override
  public String revision() {
    return """
    SELECT concat_ws('.', count(*), sum(version), count(t.revision)) FROM segment s
    LEFT JOIN segment_state t ON t.segment_id = s.id WHERE s.project_id = :project
    """;
  }
}
