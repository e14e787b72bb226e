@NullMarked
package io.tandem.policies.evaluation;

import org.jspecify.annotations.NullMarked;
