/** From people's values to intervals and a verdict. Pure. */
@NullMarked
package io.tandem.experiments.analysis;

import org.jspecify.annotations.NullMarked;
