@NullMarked
package io.tandem.events.imports;

import org.jspecify.annotations.NullMarked;
