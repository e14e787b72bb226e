package io.tandem.policies.evaluation;

import io.tandem.policies.machine.MarkedBucket;
import io.tandem.policies.machine.Memory;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The part of a memory that lies in the store as JSON. */
record Marks(@Nullable List<MarkedBucket> marks, @Nullable Boolean warned) {

  static Marks of(Memory memory) {
    return new Marks(memory.marks(), memory.warned());
  }
}
