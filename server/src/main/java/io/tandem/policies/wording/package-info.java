/** Rules and verdicts in words, in both languages. Pure. */
@NullMarked
package io.tandem.policies.wording;

import org.jspecify.annotations.NullMarked;
