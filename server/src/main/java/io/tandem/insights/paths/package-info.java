/** Which ways people take. */
@NullMarked
package io.tandem.insights.paths;

import org.jspecify.annotations.NullMarked;
