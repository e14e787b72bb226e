package io.tandem.experiments.analysis;

/**
 * Whether as many people came to each variant as were dealt to it, over the variants that anybody
 * is given.
 *
 * @param chiSquare Pearson's
 * @param degrees of freedom
 * @param p of one look
 * @param sequentialP valid at any time
 * @param method which of the two decides: "fixed" for a table made once, "sequential" for what is
 *     looked at while it runs
 * @param alpha below it nothing is judged
 */
public record SampleRatioResult(
    double chiSquare,
    int degrees,
    double p,
    double sequentialP,
    String method,
    double alpha,
    SampleRatioVerdict verdict) {}
