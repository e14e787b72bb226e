@NullMarked
package io.tandem.flags.definition;

import org.jspecify.annotations.NullMarked;
