/** Whether a bucket breaks a condition. Pure: values in, verdict out. */
@NullMarked
package io.tandem.policies.condition;

import org.jspecify.annotations.NullMarked;
