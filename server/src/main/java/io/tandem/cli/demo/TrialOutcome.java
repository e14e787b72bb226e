package io.tandem.cli.demo;

import java.util.List;

/**
 * What an experiment of the story came to.
 *
 * @param name in English
 * @param sentences in English: the verdict, what it is based on, what was decided
 */
record TrialOutcome(String name, List<String> sentences) {}
