package io.tandem.insights.trend;

import io.tandem.insights.query.Engine;
import java.util.List;

/** Computes the cells of a trend; cells in which nothing happened may be left out. */
interface TrendEngine extends Engine<TrendQuery, List<TrendRow>> {}
