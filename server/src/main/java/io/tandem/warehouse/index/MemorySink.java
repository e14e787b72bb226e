package io.tandem.warehouse.index;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.util.Arrays;

/** Keeps what is written on the heap. */
final class MemorySink extends ByteSink {

  private byte[] bytes = new byte[1024];
  private int size;

  MemorySink() {
    super(512);
  }

  @Override
  void drain(ByteBuffer added) {
    int count = added.remaining();
    if (size + count > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(size + count, bytes.length * 2));
    }
    added.get(bytes, size, count);
    size += count;
  }

  /** All that was written. */
  MemorySegment written() throws IOException {
    flush();
    return MemorySegment.ofArray(Arrays.copyOf(bytes, size));
  }
}
