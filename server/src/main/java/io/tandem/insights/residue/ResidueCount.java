package io.tandem.insights.residue;

import java.time.LocalDate;
import java.util.List;

/**
 * People who signed up on a day and are named by the same campaigns.
 *
 * @param bits which, see {@link ResidueSql}
 * @param stayed how many of them came back on each of {@link ResidueSql#DAYS}
 */
record ResidueCount(LocalDate began, long bits, long people, List<Long> stayed) {}
