package io.tandem.experiments.analysis;

import java.util.List;

/**
 * Which value of a dimension people have.
 *
 * @param values each once; empty text where people have none
 * @param of position of the value by row of a table of people; rows beyond it mean nothing
 */
@SuppressWarnings("ArrayRecordComponent") // millions of rows; never compared
public record Groups(List<String> values, int[] of) {}
