/** What verdicts amount to over buckets. Pure. */
@NullMarked
package io.tandem.policies.machine;

import org.jspecify.annotations.NullMarked;
