@NullMarked
package io.tandem.events.plan;

import org.jspecify.annotations.NullMarked;
