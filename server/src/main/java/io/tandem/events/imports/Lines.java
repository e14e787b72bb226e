package io.tandem.events.imports;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/**
 * The physical lines of a file, gzipped or not (told by its first bytes). Bytes are cut at line
 * feeds before they are decoded, so that one badly encoded line costs only itself; no line takes
 * more than {@link #MAX_LENGTH} bytes of memory.
 */
final class Lines {

  /** Longest line that is read; the rest of a longer one is passed over. */
  static final int MAX_LENGTH = 1 << 20;

  private final InputStream in;
  private final CharsetDecoder decoder;
  private final byte[] buffer = new byte[1 << 16];
  private int at;
  private int end;
  private long number;
  private final Deque<Line> returned = new ArrayDeque<>();

  /**
   * @param number counted from 1, header included
   * @param text without line end; as far as it could be read when there is a flaw
   * @param flaw code of what is wrong with it
   */
  record Line(long number, String text, @Nullable String flaw) {}

  Lines(InputStream file, Charset charset) throws IOException {
    this.in = unpacked(file);
    this.decoder =
        charset
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
  }

  private static InputStream unpacked(InputStream file) throws IOException {
    BufferedInputStream raw = new BufferedInputStream(file, 1 << 16);
    raw.mark(2);
    int magic = raw.read() | raw.read() << 8;
    raw.reset();
    return magic == GZIPInputStream.GZIP_MAGIC ? new GZIPInputStream(raw, 1 << 16) : raw;
  }

  /** The next line, or null at the end. */
  @Nullable Line next() throws IOException {
    if (!returned.isEmpty()) {
      return returned.pop();
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(256);
    boolean tooLong = false;
    boolean any = false;
    while (fill()) {
      any = true;
      int stop = at;
      while (stop < end && buffer[stop] != '\n') {
        stop++;
      }
      int room = MAX_LENGTH - bytes.size();
      bytes.write(buffer, at, Math.min(stop - at, room));
      tooLong |= stop - at > room;
      at = stop;
      if (at < end) {
        at++;
        break;
      }
    }
    return any ? line(bytes.toByteArray(), tooLong) : null;
  }

  /** Puts lines back, to be read again in their order. */
  void giveBack(Iterable<Line> lines) {
    Deque<Line> reversed = new ArrayDeque<>();
    lines.forEach(reversed::push);
    reversed.forEach(returned::push);
  }

  private boolean fill() throws IOException {
    if (at == end) {
      at = 0;
      end = Math.max(0, in.read(buffer));
    }
    return end > 0;
  }

  private Line line(byte[] bytes, boolean tooLong) {
    number++;
    int start = number == 1 && startsWithByteOrderMark(bytes) ? 3 : 0;
    int length = bytes.length - start;
    if (length > 0 && bytes[bytes.length - 1] == '\r') {
      length--;
    }
    try {
      String text = decoder.decode(ByteBuffer.wrap(bytes, start, length)).toString();
      return new Line(number, text, tooLong ? "line_too_long" : null);
    } catch (CharacterCodingException e) {
      String text = new String(bytes, start, length, decoder.charset());
      return new Line(number, text, tooLong ? "line_too_long" : "bad_encoding");
    }
  }

  private static boolean startsWithByteOrderMark(byte[] bytes) {
    return bytes.length >= 3
        && bytes[0] == (byte) 0xEF
        && bytes[1] == (byte) 0xBB
        && bytes[2] == (byte) 0xBF;
  }
}
