/**
 * What all kinds of insight share: reading a query, answering it over HTTP and as a table, the
 * people behind a number, its place in the API document. A kind is a sub-package beside this one
 * with one {@link io.tandem.insights.query.Insight}.
 */
@NullMarked
package io.tandem.insights.query;

import org.jspecify.annotations.NullMarked;
