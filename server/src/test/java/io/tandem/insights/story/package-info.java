@NullMarked
package io.tandem.insights.story;

import org.jspecify.annotations.NullMarked;
