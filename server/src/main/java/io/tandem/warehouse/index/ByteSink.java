package io.tandem.warehouse.index;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Takes little-endian numbers and bytes one after the other. */
abstract class ByteSink {

  private final ByteBuffer waiting;
  private long drained;

  ByteSink(int buffer) {
    waiting = ByteBuffer.allocate(buffer).order(ByteOrder.LITTLE_ENDIAN);
  }

  /** Takes what was written since the last call. */
  abstract void drain(ByteBuffer bytes) throws IOException;

  final long position() {
    return drained + waiting.position();
  }

  final void flush() throws IOException {
    waiting.flip();
    drained += waiting.remaining();
    drain(waiting);
    waiting.clear();
  }

  final void putLong(long value) throws IOException {
    room(8);
    waiting.putLong(value);
  }

  final void putInt(int value) throws IOException {
    room(4);
    waiting.putInt(value);
  }

  final void putShort(int value) throws IOException {
    room(2);
    waiting.putShort((short) value);
  }

  final void put(byte[] bytes) throws IOException {
    for (int at = 0; at < bytes.length; ) {
      room(1);
      int count = Math.min(waiting.remaining(), bytes.length - at);
      waiting.put(bytes, at, count);
      at += count;
    }
  }

  /** Zeros up to a multiple of 8. */
  final void align() throws IOException {
    while (position() % 8 != 0) {
      room(1);
      waiting.put((byte) 0);
    }
  }

  private void room(int bytes) throws IOException {
    if (waiting.remaining() < bytes) {
      flush();
    }
  }
}
