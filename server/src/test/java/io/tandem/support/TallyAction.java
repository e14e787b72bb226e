package io.tandem.support;

import io.tandem.access.Permission;
import io.tandem.policies.ActionOutcome;
import io.tandem.policies.ActionRun;
import io.tandem.policies.ActionType;
import io.tandem.shared.CommonError;
import io.tandem.shared.ProjectId;
import io.tandem.shared.Sentence;
import io.tandem.shared.TandemException;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/**
 * An action whose effect in PostgreSQL can be counted: a row in {@code test_tally} each time it is
 * done. {@code outcome} says how it ends, {@code slow} makes it take up to that many seconds within
 * its transaction. Only there when {@code tandem.test.tally=true}.
 */
@Component
@ConditionalOnProperty("tandem.test.tally")
public final class TallyAction implements ActionType {

  private final JdbcClient jdbc;

  TallyAction(JdbcClient jdbc) {
    this.jdbc = jdbc;
    jdbc.sql("CREATE TABLE IF NOT EXISTS test_tally (action uuid NOT NULL, note text)").update();
  }

  @Override
  public String key() {
    return "tally";
  }

  @Override
  public Safety safety() {
    return Safety.PROTECTING;
  }

  @Override
  public Permission permission() {
    return Permission.EDIT_CAMPAIGNS;
  }

  @Override
  public void check(ProjectId project, JsonNode parameters) {
    if (parameters.has("wrong")) {
      throw new TandemException(CommonError.INVALID_REQUEST, "'wrong' is wrong");
    }
  }

  @Override
  public Sentence preview(ActionRun run) {
    insert(run); // whatever a preview touches is rolled back
    return new Sentence("记一笔", "Tally one");
  }

  @Override
  public ActionOutcome run(ActionRun run) {
    insert(run);
    double slow = run.parameters().path("slow").asDouble(0);
    if (slow > 0) {
      jdbc.sql("SELECT pg_sleep(random() * :slow)")
          .param("slow", slow)
          .query((_, _) -> true)
          .single();
    }
    Sentence sentence = new Sentence("记好了", "tallied");
    return switch (run.parameters().path("outcome").asString("done")) {
      case "done" -> new ActionOutcome.Done(sentence, "growth/tally");
      case "started" -> new ActionOutcome.Started(sentence, null);
      case "failed" -> new ActionOutcome.Failed(new Sentence("不行", "no way"));
      case "unknown" -> new ActionOutcome.Unknown(sentence);
      case "busy" -> throw new TandemException(CommonError.BUSY, 1);
      case "refused" -> throw new TandemException(CommonError.NOT_FOUND);
      default -> throw new IllegalStateException("a fault");
    };
  }

  private void insert(ActionRun run) {
    jdbc.sql("INSERT INTO test_tally (action, note) VALUES (:id, :by)")
        .param("id", run.id())
        .param("by", run.actor().name())
        .update();
  }
}
