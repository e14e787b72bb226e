/** What a project's words (active, payment, sign-up) mean on the events an insight looks at. */
@NullMarked
package io.tandem.insights.deeds;

import org.jspecify.annotations.NullMarked;
