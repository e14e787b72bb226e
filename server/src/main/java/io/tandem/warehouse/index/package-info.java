/**
 * The behaviour index: sections (people and events of one project and 65,536 person keys) in memory
 * and in segment files, laid over one another like a log-structured merge tree.
 */
@NullMarked
package io.tandem.warehouse.index;

import org.jspecify.annotations.NullMarked;
