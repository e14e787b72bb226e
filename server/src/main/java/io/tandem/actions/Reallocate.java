package io.tandem.actions;

import io.tandem.access.Permission;
import io.tandem.growth.Allocation;
import io.tandem.growth.Pool;
import io.tandem.growth.PoolShifts;
import io.tandem.growth.PoolShifts.ShiftPreview;
import io.tandem.growth.Pools;
import io.tandem.growth.ShiftRequest;
import io.tandem.policies.ActionOutcome;
import io.tandem.policies.ActionRun;
import io.tandem.policies.ActionType;
import io.tandem.policies.PolicySubject;
import io.tandem.shared.Names;
import io.tandem.shared.ProjectId;
import io.tandem.shared.Sentence;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/**
 * Shifts a resource pool for a time: before → after, taking from lower tiers where too little is
 * free; it goes back by itself.
 *
 * <p>Parameters: {@code pool}; {@code allocation}, by default the one named like the policy's
 * subject or else the pool's only one; {@code to} or {@code amount} (more, or less when negative);
 * {@code days}, 7 by default.
 */
@Component
class Reallocate implements ActionType {

  private static final long MOST = 1_000_000_000_000L;

  private final Pools pools;
  private final PoolShifts shifts;
  private final AllocationNames names;

  Reallocate(Pools pools, PoolShifts shifts, AllocationNames names) {
    this.pools = pools;
    this.shifts = shifts;
    this.names = names;
  }

  @Override
  public String key() {
    return "reallocate";
  }

  @Override
  public Names names() {
    return new Names("资源倾斜", "Shift resources");
  }

  @Override
  public Map<String, Object> schema() {
    return Schemas.object(
        Map.of(
            "pool", Schemas.text(),
            "allocation", Schemas.text(),
            "to", Schemas.number(0, MOST),
            "amount", Schemas.number(-MOST, MOST),
            "days", Schemas.number(1, 366)),
        List.of("pool"));
  }

  @Override
  public Safety safety() {
    return Safety.SPENDING;
  }

  @Override
  public Permission permission() {
    return Permission.EDIT_GROWTH;
  }

  @Override
  public void check(ProjectId project, JsonNode parameters) {
    Parameters read = read(parameters);
    String key = pool(read);
    if (pools.list(project).stream().noneMatch(pool -> pool.key().equals(key))) {
      throw Parameters.wrong("there is no pool " + key);
    }
    read.text("allocation");
    read.number("days", 1, 366);
    Long to = read.number("to", 0, MOST);
    Long amount = read.number("amount", -MOST, MOST);
    if ((to == null) == (amount == null)) {
      throw Parameters.wrong("reallocate needs either 'to' or 'amount'");
    }
  }

  @Override
  public Sentence preview(ActionRun run) {
    Parameters parameters = read(run.parameters());
    ShiftPreview shift =
        shifts.preview(run.actor().projectId(), pool(parameters), request(run, parameters), true);
    Sentence words = words(run, shift);
    if (shift.missing() == 0) {
      return words;
    }
    Sentence missing = amounts(run, shift).whole(shift.missing());
    return new Sentence(
        words.zh() + "；还差 " + missing.zh() + "，现在无法执行",
        words.en() + "; " + missing.en() + " short, cannot be done now");
  }

  @Override
  public ActionOutcome run(ActionRun run) {
    Parameters parameters = read(run.parameters());
    ShiftPreview done =
        shifts.shift(run.actor(), pool(parameters), request(run, parameters), run.id());
    return new ActionOutcome.Done(words(run, done), "growth/pools");
  }

  private Sentence words(ActionRun run, ShiftPreview shift) {
    Function<String, Names> called = names.in(run.actor().projectId());
    PoolAmounts amounts = amounts(run, shift);
    Names pool = shift.pool().names();
    Names allocation = called.apply(shift.allocation());
    Sentence before = amounts.number(shift.before());
    Sentence after = amounts.whole(shift.after());
    List<Sentence> taken = taken(shift, called, amounts);
    LocalDate until = LocalDate.ofInstant(shift.until(), run.actor().project().zone());
    String zh = String.join("、", taken.stream().map(Sentence::zh).toList());
    String en = String.join(", ", taken.stream().map(Sentence::en).toList());
    return new Sentence(
        "%s「%s」%s → %s%s，至 %s 自动恢复"
            .formatted(
                pool.zh(),
                allocation.zh(),
                before.zh(),
                after.zh(),
                zh.isEmpty() ? "" : "（来自 " + zh + "）",
                until),
        "%s for “%s” %s → %s%s, back by itself on %s"
            .formatted(
                pool.en(),
                allocation.en(),
                before.en(),
                after.en(),
                en.isEmpty() ? "" : " (from " + en + ")",
                until));
  }

  private static PoolAmounts amounts(ActionRun run, ShiftPreview shift) {
    Currency currency = Currency.getInstance(run.actor().project().currency());
    return new PoolAmounts(shift.pool().unit(), currency);
  }

  /** What lower tiers give up. */
  private static List<Sentence> taken(
      ShiftPreview shift, Function<String, Names> called, PoolAmounts amounts) {
    return shift.taken().stream()
        .map(line -> {
          Names from = called.apply(line.allocation());
          Sentence less = amounts.number(line.delta());
          return new Sentence(from.zh() + " " + less.zh(), from.en() + " " + less.en());
        })
        .toList();
  }

  private ShiftRequest request(ActionRun run, Parameters parameters) {
    return new ShiftRequest(
        allocation(run, parameters),
        parameters.number("to", 0, MOST),
        parameters.number("amount", -MOST, MOST),
        parameters.number("days", 1, 366, 7),
        Wording.reason(run.why()));
  }

  private String allocation(ActionRun run, Parameters parameters) {
    String named = parameters.text("allocation");
    if (named != null) {
      return named;
    }
    Pool pool = pools.get(run.actor().projectId(), pool(parameters));
    PolicySubject subject = run.subject();
    List<String> names = pool.allocations().stream().map(Allocation::name).toList();
    if (subject != null && names.contains(subject.key())) {
      return subject.key();
    }
    if (names.size() == 1) {
      return names.getFirst();
    }
    throw Parameters.wrong("say which allocation of the pool " + pool.key() + " is to change");
  }

  private static String pool(Parameters parameters) {
    String pool = parameters.text("pool");
    if (pool == null) {
      throw Parameters.wrong("parameter pool is missing");
    }
    return pool;
  }

  private static Parameters read(JsonNode parameters) {
    return Parameters.of(parameters, Set.of("pool", "allocation", "to", "amount", "days"));
  }
}
