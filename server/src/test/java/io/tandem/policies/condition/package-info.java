@NullMarked
package io.tandem.policies.condition;

import org.jspecify.annotations.NullMarked;
