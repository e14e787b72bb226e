package io.tandem.experiments.analysis;

import io.tandem.shared.Sentence;
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
    VerdictOutcome outcome, @Nullable String variant, Sentence text, List<Sentence> basis) {}
