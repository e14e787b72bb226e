package io.tandem.experiments.analysis;

import io.tandem.experiments.definition.ExperimentPhase;
import io.tandem.shared.Sentence;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What all of it says, in words.
 *
 * @param variant the one it is about, the best of several; null while nothing is judged
 * @param text in both languages
 * @param basis what it rests on, sentence by sentence
 */
public record ExperimentVerdict(
    VerdictOutcome outcome, @Nullable String variant, Sentence text, List<Sentence> basis) {

  ExperimentVerdict of(ExperimentPhase phase) {
    List<Sentence> said = new ArrayList<>(basis);
    said.add(
        new Sentence(
            "第 %d 阶段：分流比例于 %s调整，只统计此后首次进入实验的用户。"
                .formatted(phase.number(), phase.from().truncatedTo(ChronoUnit.MINUTES)),
            "Phase %d: people are dealt out otherwise since %s, and only those who came since then count."
                .formatted(phase.number(), phase.from().truncatedTo(ChronoUnit.MINUTES))));
    return new ExperimentVerdict(outcome, variant, text, said);
  }
}
