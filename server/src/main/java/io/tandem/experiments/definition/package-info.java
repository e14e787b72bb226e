/** What is said about an experiment before it starts. */
@NullMarked
package io.tandem.experiments.definition;

import org.jspecify.annotations.NullMarked;
