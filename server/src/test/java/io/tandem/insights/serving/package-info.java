@NullMarked
package io.tandem.insights.serving;

import org.jspecify.annotations.NullMarked;
