/** What queries say of themselves. */
@NullMarked
package io.tandem.insights.query;

import org.jspecify.annotations.NullMarked;
