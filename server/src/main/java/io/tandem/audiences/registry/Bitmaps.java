package io.tandem.audiences.registry;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import org.roaringbitmap.RoaringBitmap;

/** Sets of people as bytes, in RoaringBitmap's portable format. */
final class Bitmaps {

  private Bitmaps() {}

  static byte[] bytes(RoaringBitmap people) {
    RoaringBitmap small = people.clone();
    small.runOptimize();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(small.serializedSizeInBytes());
    try {
      small.serialize(new DataOutputStream(bytes));
    } catch (IOException never) {
      throw new UncheckedIOException(never);
    }
    return bytes.toByteArray();
  }

  static RoaringBitmap read(byte[] bytes) {
    try {
      RoaringBitmap people = new RoaringBitmap();
      people.deserialize(ByteBuffer.wrap(bytes));
      return people;
    } catch (IOException damaged) {
      throw new UncheckedIOException(damaged);
    }
  }
}
