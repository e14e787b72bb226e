package io.tandem.actions;

import io.tandem.catalog.Campaign;
import io.tandem.catalog.CampaignDraft;
import io.tandem.catalog.Campaigns;
import io.tandem.catalog.Feature;
import io.tandem.policies.ActionRun;
import io.tandem.shared.Names;
import io.tandem.shared.TandemException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Makes campaigns from the drafts of actions. */
@Component
class CampaignTemplates {

  private static final Set<String> FIELDS =
      Set.of("key", "names", "kind", "features", "from", "to", "days", "participation", "reach");
  private static final int DAYS = 14;

  private final Campaigns campaigns;
  private final ActionSubjects subjects;
  private final JsonMapper json;
  private final Clock clock;

  CampaignTemplates(Campaigns campaigns, ActionSubjects subjects, JsonMapper json, Clock clock) {
    this.campaigns = campaigns;
    this.subjects = subjects;
    this.json = json;
    this.clock = clock;
  }

  /**
   * @throws TandemException {@code invalid_request} when the draft is malformed
   */
  void check(Parameters parameters) {
    CampaignTemplate template = template(parameters);
    LocalDate today = LocalDate.EPOCH;
    last(template, first(template, today, false));
  }

  /** The draft as it would be now. */
  CampaignDraft fill(ActionRun run, Parameters parameters) {
    CampaignTemplate template = template(parameters);
    LocalDate today = LocalDate.ofInstant(clock.instant(), run.actor().project().zone());
    LocalDate first = first(template, today, run.policy() != null);
    List<String> keys = template.features();
    String named = keys == null || keys.isEmpty() ? null : keys.getFirst();
    Feature feature = subjects.required(run.actor().projectId(), named, run.subject());
    Names names = template.names();
    return new CampaignDraft(
        template.key() == null ? key(feature, first) : template.key(),
        names == null ? names(feature) : names,
        template.kind(),
        keys == null || keys.isEmpty() ? List.of(feature.key()) : keys,
        first,
        last(template, first),
        template.participation() == null
            ? feature.keyEvents().getFirst()
            : template.participation(),
        template.reach(),
        null,
        null,
        null);
  }

  /** Makes it; one with the same key that was made before is taken as it is. */
  Campaign create(ActionRun run, Parameters parameters) {
    CampaignDraft draft = fill(run, parameters);
    return campaigns.all(run.actor().projectId()).stream()
        .filter(campaign -> campaign.key().equals(draft.key()))
        .findFirst()
        .orElseGet(() -> campaigns.create(run.actor(), draft));
  }

  private CampaignTemplate template(Parameters parameters) {
    JsonNode draft = parameters.value("draft");
    if (draft != null) {
      Parameters.of(draft, FIELDS);
    }
    CampaignTemplate template = parameters.object(json, "draft", CampaignTemplate.class);
    if (template == null) {
      throw Parameters.wrong("parameter draft is missing");
    }
    return template;
  }

  /** A policy judges a day that is over: the next one is today, or it is late already. */
  private static LocalDate first(CampaignTemplate template, LocalDate today, boolean judged) {
    String from = template.from() == null ? "next_day" : template.from();
    return switch (from) {
      case "today" -> today;
      case "next_day" -> judged ? today : today.plusDays(1);
      default -> date(from, "from");
    };
  }

  private static LocalDate last(CampaignTemplate template, LocalDate first) {
    if (template.to() != null) {
      return date(template.to(), "to");
    }
    int days = template.days() == null ? DAYS : template.days();
    if (days < 1 || days > 366) {
      throw Parameters.wrong("draft.days is a whole number from 1 to 366");
    }
    return first.plusDays(days - 1);
  }

  private static LocalDate date(String text, String name) {
    LocalDate date;
    try {
      date = LocalDate.parse(text);
    } catch (DateTimeParseException malformed) {
      throw Parameters.wrong("draft." + name + " is a date such as 2026-03-02");
    }
    if (date.getYear() < 1900 || date.getYear() > 2200) {
      throw Parameters.wrong("draft." + name + " lies in 1900 to 2200");
    }
    return date;
  }

  private static String key(Feature feature, LocalDate first) {
    String key = feature.key();
    String day = "-" + first.toString().replace("-", "");
    return key.substring(0, Math.min(key.length(), 63 - day.length())) + day;
  }

  private static Names names(Feature feature) {
    return new Names(
        cut(feature.names().zh()) + "场景化运营", cut(feature.names().en()) + " scenario campaign");
  }

  private static String cut(String name) {
    return name.substring(0, Math.min(name.length(), 150));
  }
}
