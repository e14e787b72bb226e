package io.tandem.growth;

import io.tandem.access.Role;
import io.tandem.policies.PolicySubject;
import io.tandem.shared.CommonError;
import io.tandem.shared.Sentence;
import io.tandem.shared.TandemException;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A review to be opened.
 *
 * @param subject null for the whole project
 * @param questions other words or another role for some of the gates; the usual ones when left out
 * @param expiresDays how long answers are valid unless they say otherwise; 14 when left out
 */
public record GateDraft(
    @Nullable @Valid PolicySubject subject,
    @Nullable List<@NotNull @Valid Question> questions,
    @Nullable @Min(1) @Max(366) Integer expiresDays) {

  private static final List<Question> USUAL =
      List.of(
          new Question(
              Gate.NEED,
              Role.PRODUCT,
              new Sentence("有清晰的需求场景吗？", "Is there a clear scene of need?")),
          new Question(
              Gate.SPREAD, Role.OPERATIONS, new Sentence("能自传播吗？", "Does it spread by itself?")),
          new Question(
              Gate.LOOP,
              Role.OPERATIONS,
              new Sentence("能形成商业闭环吗？", "Does it close a business loop?")));

  /**
   * One gate's question.
   *
   * @param role product, operations or admin
   */
  public record Question(@NotNull Gate gate, @NotNull Role role, @NotNull Sentence text) {}

  /** All three, in order. */
  List<Question> all() {
    List<Question> all = new ArrayList<>();
    for (Question usual : USUAL) {
      all.add(
          (questions == null ? List.<Question>of() : questions)
              .stream()
                  .filter(question -> question.gate() == usual.gate())
                  .findFirst()
                  .orElse(usual));
    }
    return all;
  }

  int days() {
    return expiresDays == null ? 14 : expiresDays;
  }

  /**
   * Whether the questions can be asked.
   *
   * @throws TandemException {@code invalid_request} on a role that may not answer, or a blank text
   */
  public void check() {
    for (Question question : all()) {
      boolean may = List.of(Role.ADMIN, Role.PRODUCT, Role.OPERATIONS).contains(question.role());
      Sentence text = question.text();
      boolean worded =
          text.zh() != null
              && text.en() != null
              && !text.zh().isBlank()
              && !text.en().isBlank()
              && text.zh().length() + text.en().length() <= 1000;
      if (!may || !worded) {
        throw new TandemException(
            CommonError.INVALID_REQUEST,
            "a gate's question has 1 to 500 characters in both languages, and its role is admin,"
                + " product or operations");
      }
    }
  }
}
