/** Who is new, who stays, who comes back and who goes quiet. */
@NullMarked
package io.tandem.insights.lifecycle;

import org.jspecify.annotations.NullMarked;
