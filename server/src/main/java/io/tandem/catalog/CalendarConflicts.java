package io.tandem.catalog;

import static io.tandem.catalog.CampaignOverlap.earlier;
import static io.tandem.catalog.CampaignOverlap.later;

import io.tandem.catalog.CalendarEntry.Conflict;
import io.tandem.catalog.CalendarEntry.Kind;
import io.tandem.shared.EventSelector;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Where plans collide, as far as the catalog knows. */
final class CalendarConflicts {

  private final ZoneId zone;

  CalendarConflicts(ZoneId zone) {
    this.zone = zone;
  }

  /** Features that both promote, and events by which neither can be told from the other. */
  List<CalendarEntry> between(CampaignOverlap overlap) {
    List<CalendarEntry> found = new ArrayList<>();
    Campaign one = overlap.one();
    Campaign other = overlap.other();
    one.features().stream()
        .filter(other.features()::contains)
        .forEach(feature ->
            found.add(
                overlap.conflict(
                    Conflict.of(Conflict.SAME_FEATURE, feature, overlap.keys()), feature)));
    EventSelector reach = one.reach();
    boolean reached = reach != null && reach.equals(other.reach());
    if (reached || one.participation().equals(other.participation())) {
      found.add(overlap.conflict(Conflict.of(Conflict.SAME_EVENT, null, overlap.keys())));
    }
    return found;
  }

  /** What is held when a campaign is to run, and still stands. */
  Optional<CalendarEntry> held(CalendarEntry hold, Campaign campaign) {
    SubjectRef held = Objects.requireNonNull(hold.subject());
    boolean own = held.equals(SubjectRef.campaign(campaign.key()));
    boolean ofFeature = held.isFeature() && campaign.features().contains(held.key());
    LocalDate from = later(hold.from(), campaign.from());
    LocalDate last = campaign.lastDay(zone);
    LocalDate to = hold.to() == null ? last : earlier(hold.to(), last);
    if ((!own && !ofFeature) || from.isAfter(to)) {
      return Optional.empty();
    }
    String feature = ofFeature ? held.key() : null;
    return Optional.of(
        new CalendarEntry(
            Kind.CONFLICT,
            SubjectRef.campaign(campaign.key()),
            campaign.names(),
            from,
            to,
            hold.by(),
            campaign.state().key(),
            hold.reason(),
            Conflict.of(Conflict.HELD, feature, List.of(campaign.key())),
            campaign.features(),
            "campaigns/" + campaign.key()));
  }
}
