@NullMarked
package io.tandem.events.live;

import org.jspecify.annotations.NullMarked;
