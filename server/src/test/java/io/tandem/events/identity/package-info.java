@NullMarked
package io.tandem.events.identity;

import org.jspecify.annotations.NullMarked;
