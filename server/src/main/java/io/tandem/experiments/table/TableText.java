package io.tandem.experiments.table;

import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/**
 * The text of an uploaded table in UTF-8, unpacked where it is gzipped. It ends where there is more
 * of it, or of one row, than anybody's table has: a megabyte unpacks to a gigabyte of commas.
 */
final class TableText extends Reader {

  /** Characters at most, unpacked. */
  static final long MOST = 1_000_000_000;

  /** Characters of a row at most. */
  private static final int MOST_OF_ROW = 1_000_000;

  private static final int BUFFER = 1 << 16;
  private static final int BYTE_ORDER_MARK = 0xFEFF;

  private final Body body;
  private final long most;
  private @Nullable Reader text;
  private long read;
  private long row;

  TableText(InputStream file, long most) {
    this.body = new Body(file);
    this.most = most;
  }

  /** What is read from now on belongs to another row. */
  void nextRow() {
    row = read;
  }

  /** There is more of it than may be. */
  boolean isTooLong() {
    return read > most;
  }

  /** Why the body could not be read, which is no fault of the table; null while it could. */
  @Nullable IOException broken() {
    return body.broken;
  }

  @Override
  public int read(char[] into, int from, int length) throws IOException {
    Reader opened = text == null ? open() : text;
    int got = opened.read(into, from, length);
    read += Math.max(0, got);
    if (isTooLong() || read - row > MOST_OF_ROW) {
      throw new IOException("more text than a table has");
    }
    return got;
  }

  private Reader open() throws IOException {
    // a decoder of its own tells bytes that are no UTF-8, where a charset would put others for them
    Reader opened =
        new BufferedReader(
            new InputStreamReader(unpacked(body), StandardCharsets.UTF_8.newDecoder()), BUFFER);
    text = opened;
    opened.mark(1);
    if (opened.read() != BYTE_ORDER_MARK) {
      opened.reset();
    }
    return opened;
  }

  private static InputStream unpacked(InputStream file) throws IOException {
    BufferedInputStream raw = new BufferedInputStream(file, BUFFER);
    raw.mark(2);
    int magic = raw.read() | raw.read() << 8;
    raw.reset();
    return magic == GZIPInputStream.GZIP_MAGIC ? new GZIPInputStream(raw, BUFFER) : raw;
  }

  @Override
  public void close() throws IOException {
    if (text != null) {
      text.close();
    }
  }

  /** The bytes as they arrive; remembers why they stopped. */
  private static final class Body extends FilterInputStream {

    private @Nullable IOException broken;

    Body(InputStream file) {
      super(file);
    }

    @Override
    public int read() throws IOException {
      try {
        return super.read();
      } catch (IOException stopped) {
        broken = stopped;
        throw stopped;
      }
    }

    @Override
    public int read(byte[] into, int from, int length) throws IOException {
      try {
        return super.read(into, from, length);
      } catch (IOException stopped) {
        broken = stopped;
        throw stopped;
      }
    }
  }
}
