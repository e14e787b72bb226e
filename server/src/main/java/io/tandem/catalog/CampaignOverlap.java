package io.tandem.catalog;

import io.tandem.catalog.CalendarEntry.Conflict;
import io.tandem.catalog.CalendarEntry.Kind;
import io.tandem.shared.Names;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/**
 * Two campaigns that run on the same days.
 *
 * @param from first local day on which both do
 * @param to last one
 */
public record CampaignOverlap(Campaign one, Campaign other, LocalDate from, LocalDate to) {

  private static final int LONGEST_NAME = 200;

  /** All pairs that do. */
  public static List<CampaignOverlap> of(List<Campaign> planned, ZoneId zone) {
    List<CampaignOverlap> found = new ArrayList<>();
    for (int i = 0; i < planned.size(); i++) {
      for (int j = i + 1; j < planned.size(); j++) {
        Campaign one = planned.get(i);
        Campaign other = planned.get(j);
        LocalDate from = later(one.from(), other.from());
        LocalDate to = earlier(one.lastDay(zone), other.lastDay(zone));
        if (!from.isAfter(to)) {
          found.add(new CampaignOverlap(one, other, from, to));
        }
      }
    }
    return found;
  }

  /** Keys of both. */
  public List<String> keys() {
    return List.of(one.key(), other.key());
  }

  /** An entry that says why they stand in each other's way; about the first of them. */
  public CalendarEntry conflict(Conflict conflict) {
    return entry(
        SubjectRef.campaign(one.key()), conflict, one.features(), "campaigns/" + one.key());
  }

  /** The same about a feature both promote. */
  CalendarEntry conflict(Conflict conflict, String feature) {
    return entry(SubjectRef.feature(feature), conflict, List.of(feature), "features/" + feature);
  }

  private CalendarEntry entry(
      SubjectRef subject, Conflict conflict, List<String> features, String link) {
    Names names =
        new Names(
            shorten(one.names().zh() + " × " + other.names().zh()),
            shorten(one.names().en() + " × " + other.names().en()));
    return new CalendarEntry(
        Kind.CONFLICT, subject, names, from, to, null, null, null, conflict, features, link);
  }

  static LocalDate earlier(LocalDate a, LocalDate b) {
    return a.isBefore(b) ? a : b;
  }

  static LocalDate later(LocalDate a, LocalDate b) {
    return a.isAfter(b) ? a : b;
  }

  private static String shorten(String text) {
    return text.length() <= LONGEST_NAME ? text : text.substring(0, LONGEST_NAME - 1) + "…";
  }
}
