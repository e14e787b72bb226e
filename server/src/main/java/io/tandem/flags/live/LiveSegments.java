package io.tandem.flags.live;

import io.tandem.audiences.Segments;
import io.tandem.shared.ProjectId;
import io.tandem.shared.TandemException;
import java.util.HashMap;
import java.util.Map;
import org.roaringbitmap.RoaringBitmap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Who is in the segments that flags look at, copied every few seconds. */
@Component
class LiveSegments {

  private static final Logger LOG = LoggerFactory.getLogger(LiveSegments.class);

  private final Segments segments;
  private volatile Map<Segment, RoaringBitmap> people = Map.of();

  LiveSegments(Segments segments) {
    this.segments = segments;
  }

  private record Segment(ProjectId project, String key) {}

  /** True for a person who is in a segment; nobody is in one that was never worked out. */
  boolean has(ProjectId project, String key, long person) {
    RoaringBitmap members = people.get(new Segment(project, key));
    return members != null && members.contains((int) person);
  }

  /** Copies who is in the segments of all flags. */
  void refresh(Map<ProjectId, ? extends Iterable<String>> wanted) {
    Map<Segment, RoaringBitmap> next = new HashMap<>();
    wanted.forEach((project, keys) -> {
      for (String key : keys) {
        Segment segment = new Segment(project, key);
        try {
          next.put(segment, segments.people(project, key));
        } catch (TandemException notYet) {
          LOG.debug("Flags cannot look at the segment {}: {}", key, notYet.getMessage());
          RoaringBitmap before = people.get(segment);
          if (before != null) {
            next.put(segment, before);
          }
        }
      }
    });
    people = Map.copyOf(next);
  }
}
