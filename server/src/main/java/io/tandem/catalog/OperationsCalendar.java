package io.tandem.catalog;

import io.tandem.access.Project;
import io.tandem.catalog.CalendarEntry.Conflict;
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
import java.util.Objects;
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
    entries.addAll(collisions(planned, project.zone()));
    for (CalendarEntry hold : held) {
      planned.forEach(campaign -> addIfHeld(entries, hold, campaign, project.zone()));
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
        last(campaign, zone),
        campaign.stateChangedBy(),
        campaign.state().key(),
        null,
        null,
        campaign.features(),
        "campaigns/" + campaign.key());
  }

  /** A campaign ended before its last day was over on the day it ended. */
  private static LocalDate last(Campaign campaign, ZoneId zone) {
    LocalDate ended = LocalDate.ofInstant(campaign.stateChangedAt(), zone);
    boolean early = campaign.state() == CampaignState.ENDED && ended.isBefore(campaign.to());
    return !early ? campaign.to() : ended.isBefore(campaign.from()) ? campaign.from() : ended;
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

  private static List<CalendarEntry> collisions(List<Campaign> planned, ZoneId zone) {
    List<CalendarEntry> found = new ArrayList<>();
    for (int i = 0; i < planned.size(); i++) {
      for (int j = i + 1; j < planned.size(); j++) {
        Campaign one = planned.get(i);
        Campaign other = planned.get(j);
        LocalDate from = later(one.from(), other.from());
        LocalDate to = earlier(last(one, zone), last(other, zone));
        if (!from.isAfter(to)) {
          one.features().stream()
              .filter(other.features()::contains)
              .forEach(feature -> found.add(collision(one, other, feature, from, to)));
        }
      }
    }
    return found;
  }

  private static CalendarEntry collision(
      Campaign one, Campaign other, String feature, LocalDate from, LocalDate to) {
    Names names =
        new Names(
            shorten(one.names().zh() + " × " + other.names().zh()),
            shorten(one.names().en() + " × " + other.names().en()));
    Conflict conflict = new Conflict("same_feature", feature, List.of(one.key(), other.key()));
    return new CalendarEntry(
        Kind.CONFLICT,
        SubjectRef.feature(feature),
        names,
        from,
        to,
        null,
        null,
        null,
        conflict,
        List.of(feature),
        "features/" + feature);
  }

  /** What is held when a campaign is to run, and still stands, is a conflict. */
  private static void addIfHeld(
      List<CalendarEntry> entries, CalendarEntry hold, Campaign campaign, ZoneId zone) {
    SubjectRef held = Objects.requireNonNull(hold.subject());
    boolean own = held.equals(SubjectRef.campaign(campaign.key()));
    boolean ofFeature = held.isFeature() && campaign.features().contains(held.key());
    if (!own && !ofFeature) {
      return;
    }
    LocalDate from = later(hold.from(), campaign.from());
    LocalDate last = last(campaign, zone);
    LocalDate to = hold.to() == null ? last : earlier(hold.to(), last);
    if (!from.isAfter(to)) {
      String feature = ofFeature ? held.key() : null;
      entries.add(
          new CalendarEntry(
              Kind.CONFLICT,
              SubjectRef.campaign(campaign.key()),
              campaign.names(),
              from,
              to,
              hold.by(),
              campaign.state().key(),
              hold.reason(),
              new Conflict("held", feature, List.of(campaign.key())),
              campaign.features(),
              "campaigns/" + campaign.key()));
    }
  }

  private static LocalDate earlier(LocalDate a, LocalDate b) {
    return a.isBefore(b) ? a : b;
  }

  private static LocalDate later(LocalDate a, LocalDate b) {
    return a.isAfter(b) ? a : b;
  }

  private static String shorten(String text) {
    return text.length() <= 200 ? text : text.substring(0, 199) + "…";
  }
}
