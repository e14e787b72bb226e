package io.tandem.flags.ofrep;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.tandem.access.WriteKeys.Target;
import io.tandem.flags.definition.FlagRule;
import io.tandem.flags.definition.FlagType;
import io.tandem.flags.evaluation.CompiledFlag;
import io.tandem.flags.evaluation.FlagOutcome;
import io.tandem.flags.evaluation.FlagReason;
import io.tandem.flags.evaluation.FlagSet;
import io.tandem.flags.live.FlagContext;
import io.tandem.flags.live.FlagSubjects;
import io.tandem.flags.live.KnownSubject;
import io.tandem.flags.live.LiveFlags;
import io.tandem.flags.live.LiveFlags.Known;
import io.tandem.flags.live.PendingExposures;
import io.tandem.flags.live.PendingExposures.Place;
import io.tandem.shared.TandemException;
import jakarta.servlet.http.HttpServletRequest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Answers as OFREP writes them. What a flag can give is written once and sent to all who get it.
 */
@Component
class OfrepAnswers {

  /** Whom no experiment counts. */
  private static final Set<FlagReason> APART =
      Set.of(FlagReason.TESTER, FlagReason.LAYER, FlagReason.HOLDOUT);

  private final LiveFlags live;
  private final FlagSubjects subjects;
  private final PendingExposures exposures;
  private final JsonMapper json;

  /** By identity: outcomes are made anew whenever flags of their project change. */
  private final Cache<FlagOutcome, byte[]> written = Caffeine.newBuilder().weakKeys().build();

  OfrepAnswers(LiveFlags live, FlagSubjects subjects, PendingExposures exposures, JsonMapper json) {
    this.live = live;
    this.subjects = subjects;
    this.exposures = exposures;
    this.json = json;
  }

  /**
   * One flag. Whoever was dealt out by it is recorded: they are about to see what they got.
   *
   * @throws TandemException {@code flag_not_found}, and as {@link OfrepContext#read}
   */
  byte[] one(Target target, String key, HttpServletRequest request) throws IOException {
    FlagSet flags = live.of(target.project(), target.environment());
    CompiledFlag flag = flags.find(key);
    if (flag == null) {
      throw new TandemException(OfrepError.FLAG_NOT_FOUND, key);
    }
    KnownSubject subject = subject(target, request);
    FlagOutcome outcome = flag.evaluate(subject);
    Place place = new Place(target.project(), target.environment());
    if (dealt(flag, outcome) && !APART.contains(outcome.reason())) {
      exposures.note(place, subject.id(), outcome);
    }
    if (outcome.reason() != FlagReason.TESTER) {
      exposures.note(place, flags, subject, Set.of(key));
    }
    return answer(target, flag, outcome, subject.incomplete());
  }

  /**
   * All flags of an environment.
   *
   * @param streams JSON of the list of streams that tell of changes
   */
  byte[] all(Target target, String streams, HttpServletRequest request) throws IOException {
    KnownSubject subject = subject(target, request);
    ByteArrayOutputStream body = new ByteArrayOutputStream(1 << 12);
    String separator = "{\"flags\":[";
    FlagSet flags = live.of(target.project(), target.environment());
    boolean tester = false;
    for (CompiledFlag flag : flags.all()) {
      body.writeBytes(separator.getBytes(StandardCharsets.UTF_8));
      FlagOutcome outcome = flag.evaluate(subject);
      tester |= outcome.reason() == FlagReason.TESTER;
      body.writeBytes(answer(target, flag, outcome, subject.incomplete()));
      separator = ",";
    }
    if (!tester) {
      exposures.note(new Place(target.project(), target.environment()), flags, subject, null);
    }
    String end = separator.equals(",") ? "]" : separator + "]";
    body.writeBytes((end + ",\"eventStreams\":" + streams + "}").getBytes(StandardCharsets.UTF_8));
    return body.toByteArray();
  }

  private KnownSubject subject(Target target, HttpServletRequest request) throws IOException {
    FlagContext context = OfrepContext.read(json, request);
    return subjects.of(target.project(), context);
  }

  private byte[] answer(Target target, CompiledFlag flag, FlagOutcome outcome, boolean incomplete) {
    return incomplete
        ? write(target, flag, outcome, true)
        : written.get(outcome, _ -> write(target, flag, outcome, false));
  }

  private byte[] write(Target target, CompiledFlag flag, FlagOutcome outcome, boolean incomplete) {
    ObjectNode answer = JsonNodeFactory.instance.objectNode();
    answer.put("key", outcome.flag()).put("reason", reason(flag, outcome));
    if (outcome.on()) {
      answer.put("variant", outcome.variant() == null ? "on" : outcome.variant());
      answer.set("value", json.valueToTree(outcome.value()));
    } else if (flag.definition().type() == FlagType.BOOLEAN) {
      answer.put("variant", "off").put("value", false);
    }
    Known known = live.known(target.project(), outcome.flag());
    ObjectNode metadata =
        answer
            .putObject("metadata")
            .put("revision", known.revision())
            .put("reason", outcome.reason().key());
    if (outcome.rule() >= 0) {
      metadata.put("rule", outcome.rule());
    }
    if (outcome.payload() != null) {
      metadata.put("payload", json.writeValueAsString(outcome.payload()));
    }
    if (incomplete) {
      metadata.put("incomplete", true);
    }
    return json.writeValueAsBytes(answer);
  }

  /** OFREP knows no DEFAULT; what it has no word for is UNKNOWN, and metadata say more. */
  private static String reason(CompiledFlag flag, FlagOutcome outcome) {
    if (outcome.reason() == FlagReason.DISABLED) {
      return "DISABLED";
    }
    if (dealt(flag, outcome)) {
      return "SPLIT";
    }
    if (outcome.rule() < 0) {
      return outcome.reason() == FlagReason.TESTER ? "TARGETING_MATCH" : "UNKNOWN";
    }
    FlagRule rule = flag.behaviour().rules().get(outcome.rule());
    return rule.conditions().isEmpty() ? "STATIC" : "TARGETING_MATCH";
  }

  /** True when somebody else, alike in everything but the id, might get something else. */
  private static boolean dealt(CompiledFlag flag, FlagOutcome outcome) {
    if (outcome.rule() < 0) {
      return outcome.reason() == FlagReason.OUT_OF_ROLLOUT
          || outcome.reason() == FlagReason.LAYER
          || outcome.reason() == FlagReason.HOLDOUT;
    }
    FlagRule rule = flag.behaviour().rules().get(outcome.rule());
    return rule.rollout() < 100
        || (rule.variant() == null && flag.definition().variants().size() > 1);
  }
}
