package io.tandem.messaging;

import io.tandem.access.Project;
import io.tandem.access.Projects;
import io.tandem.messaging.AttemptStore.Claim;
import io.tandem.messaging.format.Note;
import io.tandem.messaging.format.Target;
import io.tandem.messaging.format.Verdict;
import io.tandem.messaging.format.WireFormat;
import io.tandem.messaging.http.Exchange;
import io.tandem.messaging.http.GuardedClient;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** One attempt: the claimed message out, what came of it into the record. */
@Component
class Attempts {

  /** Signatures and Retry-After live in real time, whatever the business clock was set to. */
  private static final Clock REAL = Clock.systemUTC();

  private final SealedTargets targets;
  private final GuardedClient client;
  private final Projects projects;
  private final PublicAddress address;
  private final DeliveryRecords records;

  Attempts(
      SealedTargets targets,
      GuardedClient client,
      Projects projects,
      PublicAddress address,
      DeliveryRecords records) {
    this.targets = targets;
    this.client = client;
    this.projects = projects;
    this.address = address;
    this.records = records;
  }

  /** Sends and records. */
  void send(Claim claim) {
    Target target = targets.open(claim.sealed(), claim.place());
    WireFormat format = claim.kind().format();
    Exchange exchange = client.send(format.call(target, note(claim), REAL.instant()));
    records.record(claim, verdict(claim, exchange), retryAfter(exchange));
  }

  private static Verdict verdict(Claim claim, Exchange exchange) {
    return switch (exchange) {
      case Exchange.Answered answer -> claim.kind().format().judge(answer.status(), answer.body());
      case Exchange.NotSent notSent -> new Verdict.Later(notSent.reason());
      case Exchange.Blocked blocked -> new Verdict.Rejected(blocked.reason());
      case Exchange.Lost lost ->
          claim.kind().mayRepeat()
              ? new Verdict.Later(lost.reason())
              : new Verdict.Unclear(lost.reason());
    };
  }

  private Note note(Claim claim) {
    Project project = projects.get(claim.project());
    Message message = claim.message();
    String language = message.language() == null ? project.locale() : message.language();
    return new Note(
        claim.id(),
        claim.createdAt(),
        project.key(),
        language.startsWith("zh"),
        message.title(),
        message.text(),
        message.path() == null ? null : address.page(project.key(), message.path()),
        claim.reference());
  }

  /** Seconds or an HTTP date (RFC 9110 §10.2.3). */
  private static @Nullable Duration retryAfter(Exchange exchange) {
    if (!(exchange instanceof Exchange.Answered answer) || answer.retryAfter() == null) {
      return null;
    }
    return wait(answer.retryAfter().strip(), REAL.instant());
  }

  static @Nullable Duration wait(String header, Instant now) {
    if (header.matches("[0-9]{1,9}")) {
      return Duration.ofSeconds(Long.parseLong(header));
    }
    try {
      Instant until = ZonedDateTime.parse(header, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
      return until.isAfter(now) ? Duration.between(now, until) : Duration.ZERO;
    } catch (DateTimeException unreadable) {
      return null;
    }
  }
}
