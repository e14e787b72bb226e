package io.tandem.events.intake;

import io.tandem.shared.ProjectId;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Turns ids that are not UUIDs (a Segment messageId, an imported line's key) into UUIDs. */
public final class EventIds {

  private EventIds() {}

  /**
   * The UUID of a text id: the UUID itself when the text is one in its 36-character form, else a
   * name-based UUID (version 8 of RFC 9562) from the SHA-256 of project and text.
   */
  public static UUID uuid(ProjectId project, String text) {
    UUID parsed = parse(text);
    return parsed != null ? parsed : hashed(project.value() + "\n" + text);
  }

  /** Reads the 36-character form; null when the text is anything else. */
  public static @Nullable UUID parse(String text) {
    if (text.length() != 36) {
      return null;
    }
    for (int i = 0; i < 36; i++) {
      boolean dash = i == 8 || i == 13 || i == 18 || i == 23;
      char c = text.charAt(i);
      if (dash ? c != '-' : c >= 128 || Character.digit(c, 16) < 0) {
        return null;
      }
    }
    return UUID.fromString(text);
  }

  private static UUID hashed(String text) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      ByteBuffer bytes = ByteBuffer.wrap(digest);
      long high = (bytes.getLong() & 0xffff_ffff_ffff_0fffL) | 0x8000L;
      long low = (bytes.getLong() & 0x3fff_ffff_ffff_ffffL) | 0x8000_0000_0000_0000L;
      return new UUID(high, low);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e); // every JDK has SHA-256
    }
  }
}
