package io.tandem.audiences.registry;

import io.tandem.access.Project;
import io.tandem.audiences.Segments;
import io.tandem.catalog.CalendarEntry;
import io.tandem.catalog.CalendarEntry.Conflict;
import io.tandem.catalog.CalendarSource;
import io.tandem.catalog.Campaign;
import io.tandem.catalog.CampaignOverlap;
import io.tandem.catalog.Campaigns;
import io.tandem.shared.LocalDates;
import io.tandem.shared.ProjectId;
import io.tandem.shared.TandemException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.roaringbitmap.RoaringBitmap;
import org.springframework.stereotype.Component;

/**
 * Campaigns that go to the same people on the same days, told on the operations calendar with how
 * many they share. Only what was said to be for a segment counts: what is for everybody meets
 * everything else anyway.
 */
@Component
class SegmentCollisions implements CalendarSource {

  private final Campaigns campaigns;
  private final Segments segments;

  SegmentCollisions(Campaigns campaigns, Segments segments) {
    this.campaigns = campaigns;
    this.segments = segments;
  }

  @Override
  public List<CalendarEntry> calendarEntries(Project project, LocalDates range) {
    List<Campaign> targeted =
        campaigns.all(project.id()).stream().filter(one -> one.segment() != null).toList();
    Map<String, RoaringBitmap> people = new HashMap<>();
    List<CalendarEntry> found = new ArrayList<>();
    for (CampaignOverlap overlap : CampaignOverlap.of(targeted, project.zone())) {
      if (!overlap.from().isAfter(range.to()) && !overlap.to().isBefore(range.from())) {
        long shared =
            RoaringBitmap.andCardinality(
                people(project.id(), overlap.one(), people),
                people(project.id(), overlap.other(), people));
        if (shared > 0) {
          found.add(
              overlap.conflict(
                  new Conflict(Conflict.SAME_PEOPLE, null, overlap.keys(), shared, null)));
        }
      }
    }
    return found;
  }

  private RoaringBitmap people(
      ProjectId project, Campaign campaign, Map<String, RoaringBitmap> known) {
    return known.computeIfAbsent(
        Objects.requireNonNull(campaign.segment()), key -> people(project, key));
  }

  /** Nobody is known to be in a segment that was never worked out yet. */
  private RoaringBitmap people(ProjectId project, String segment) {
    try {
      return segments.people(project, segment);
    } catch (TandemException building) {
      return new RoaringBitmap();
    }
  }
}
