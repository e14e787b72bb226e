@NullMarked
package io.tandem.insights.deeds;

import org.jspecify.annotations.NullMarked;
