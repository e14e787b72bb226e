package io.tandem.insights.residue;

import io.swagger.v3.oas.annotations.media.Schema;
import io.tandem.insights.query.Checks;
import org.jspecify.annotations.Nullable;

/**
 * Some of the people who signed up during a campaign.
 *
 * @param campaign its key
 * @param brought those it brought; the others when false
 * @param day only those active so many days after their sign-up, 7 or 30; all when left out
 */
@Schema(requiredProperties = "campaign")
record ResidueCell(String campaign, @Nullable Boolean brought, @Nullable Integer day) {

  ResidueCell {
    Checks.name(campaign, "campaign");
  }
}
