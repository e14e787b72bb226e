package io.tandem.events.capture;

import io.tandem.shared.CommonError;
import io.tandem.shared.TandemException;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.springframework.stereotype.Component;

/**
 * Request bodies within bounds: of one body, compressed and not, and of all that are worked on at
 * the same time.
 */
@Component
public class Bodies {

  private static final int KIB = 1024;
  private static final int PIECE = 64 * KIB;

  /** A JSON tree takes about this many times its text. */
  private static final int TREE = 6;

  private final Semaphore kibibytes;
  private final int all;

  Bodies(CaptureSettings settings) {
    this.all = (int) (settings.bytes() / KIB);
    this.kibibytes = new Semaphore(all, true);
  }

  /** The memory one request has taken; give it back by closing. */
  public final class Lease implements AutoCloseable {

    private final int limit;
    private int taken;

    private Lease(int limit) {
      this.limit = limit;
    }

    /**
     * Reads to the end.
     *
     * @throws TandemException {@code body_too_large} (413), {@code busy} (503)
     */
    public byte[] read(InputStream body) throws IOException {
      byte[] bytes = new byte[PIECE];
      take(PIECE / KIB);
      int length = 0;
      while (true) {
        int got = body.read(bytes, length, bytes.length - length);
        if (got < 0) {
          return length == bytes.length ? bytes : Arrays.copyOf(bytes, length);
        }
        length += got;
        if (length > limit) {
          throw new TandemException(CaptureError.BODY_TOO_LARGE, limit);
        }
        if (length == bytes.length) {
          take(length / KIB);
          bytes = Arrays.copyOf(bytes, 2 * length);
        }
      }
    }

    /**
     * Decompresses when it begins as gzip does, whatever the headers say.
     *
     * @throws TandemException {@code body_too_large} (413), {@code unreadable_body} (400)
     */
    public byte[] inflate(byte[] body) throws IOException {
      if (!isGzip(body)) {
        return body;
      }
      try (GZIPInputStream gzip = new GZIPInputStream(new ByteArrayInputStream(body), PIECE)) {
        return read(gzip);
      } catch (ZipException | EOFException broken) {
        throw new TandemException(CaptureError.UNREADABLE, "the gzip data is damaged");
      }
    }

    /** Takes what the tree of a body will need; call it before parsing. */
    public byte[] forTree(byte[] body) {
      forTrees(body.length);
      return body;
    }

    /** Takes what trees of that much JSON will need; call it before making them. */
    public void forTrees(long bytes) {
      take((int) Math.min(bytes * TREE / KIB, Math.max(0, all - taken)));
    }

    private void take(int count) {
      try {
        if (!kibibytes.tryAcquire(count, 2, TimeUnit.SECONDS)) {
          throw new TandemException(CommonError.BUSY, 2);
        }
        taken += count;
      } catch (InterruptedException stopping) {
        Thread.currentThread().interrupt();
        throw new TandemException(CommonError.BUSY, 2);
      }
    }

    @Override
    public void close() {
      kibibytes.release(taken);
      taken = 0;
    }
  }

  /**
   * @param limit bytes of a body, compressed or not
   */
  public Lease lease(int limit) {
    return new Lease(limit);
  }

  /** True when the bytes begin with gzip's magic number and its only method, deflate. */
  public static boolean isGzip(byte[] bytes) {
    return bytes.length > 2
        && bytes[0] == (byte) 0x1f
        && bytes[1] == (byte) 0x8b
        && bytes[2] == 0x08;
  }
}
