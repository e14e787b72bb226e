package io.tandem.catalog;

import io.tandem.access.Project;
import io.tandem.catalog.CalendarEntry.Kind;
import io.tandem.shared.LocalDates;
import io.tandem.shared.Names;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** What product and operations do when: releases, campaigns, holds, and where they collide. */
@Component
public class OperationsCalendar {

  private static final Comparator<CalendarEntry> ORDER =
      Comparator.comparing(CalendarEntry::from)
          .thenComparing(CalendarEntry::kind)
          .thenComparing(CalendarEntry::link);

  private final Features features;
  private final Campaigns campaigns;
  private final Holds holds;
  private final ObjectProvider<CalendarSource> others;

  OperationsCalendar(
      Features features, Campaigns campaigns, Holds holds, ObjectProvider<CalendarSource> others) {
    this.features = features;
    this.campaigns = campaigns;
    this.holds = holds;
    this.others = others;
  }

  /** The entries that touch the range, by first day; of one day conflicts last. */
  public List<CalendarEntry> entries(Project project, LocalDates range) {
    List<CalendarEntry> entries = new ArrayList<>();
    Map<SubjectRef, Names> names = new HashMap<>();
    for (Feature feature : features.all(project.id())) {
      names.put(SubjectRef.feature(feature.key()), feature.names());
      LocalDate launch = feature.launchDate();
      if (launch != null) {
        entries.add(release(feature, launch));
      }
    }
    List<Campaign> planned = campaigns.all(project.id());
    for (Campaign campaign : planned) {
      names.put(SubjectRef.campaign(campaign.key()), campaign.names());
      entries.add(campaign(campaign, project.zone()));
    }
    List<CalendarEntry> held =
        holds.list(project.id(), true).stream()
            .map(hold -> hold(hold, names, planned, project.zone()))
            .toList();
    entries.addAll(held);
    CalendarConflicts conflicts = new CalendarConflicts(project.zone());
    CampaignOverlap.of(planned, project.zone())
        .forEach(overlap -> entries.addAll(conflicts.between(overlap)));
    for (CalendarEntry hold : held) {
      planned.forEach(campaign -> conflicts.held(hold, campaign).ifPresent(entries::add));
    }
    others.forEach(source -> entries.addAll(source.calendarEntries(project, range)));
    return entries.stream().filter(entry -> touches(entry, range)).sorted(ORDER).toList();
  }

  private static boolean touches(CalendarEntry entry, LocalDates range) {
    LocalDate to = entry.to();
    return !entry.from().isAfter(range.to()) && (to == null || !to.isBefore(range.from()));
  }

  private static CalendarEntry release(Feature feature, LocalDate launch) {
    return new CalendarEntry(
        Kind.RELEASE,
        SubjectRef.feature(feature.key()),
        feature.names(),
        launch,
        launch,
        feature.productOwner(),
        null,
        null,
        null,
        List.of(feature.key()),
        "features/" + feature.key());
  }

  private static CalendarEntry campaign(Campaign campaign, ZoneId zone) {
    return new CalendarEntry(
        Kind.CAMPAIGN,
        SubjectRef.campaign(campaign.key()),
        campaign.names(),
        campaign.from(),
        campaign.lastDay(zone),
        campaign.stateChangedBy(),
        campaign.state().key(),
        null,
        null,
        campaign.features(),
        "campaigns/" + campaign.key());
  }

  private static CalendarEntry hold(
      Hold hold, Map<SubjectRef, Names> names, List<Campaign> planned, ZoneId zone) {
    String key = hold.subject().key();
    Instant end = hold.liftedAt() == null ? hold.until() : hold.liftedAt();
    return new CalendarEntry(
        Kind.HOLD,
        hold.subject(),
        names.getOrDefault(hold.subject(), new Names(key, key)),
        LocalDate.ofInstant(hold.madeAt(), zone),
        end == null ? null : LocalDate.ofInstant(end, zone),
        hold.by(),
        null,
        hold.reason(),
        null,
        hold.subject().isFeature() ? List.of(key) : featuresOf(planned, key),
        (hold.subject().isFeature() ? "features/" : "campaigns/") + key);
  }

  private static List<String> featuresOf(List<Campaign> planned, String campaign) {
    return planned.stream()
        .filter(one -> one.key().equals(campaign))
        .findFirst()
        .map(Campaign::features)
        .orElse(List.of());
  }
}
