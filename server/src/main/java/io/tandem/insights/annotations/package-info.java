/** What to write beside a line: releases, campaigns, holds. */
@NullMarked
package io.tandem.insights.annotations;

import org.jspecify.annotations.NullMarked;
