package io.tandem.flags.evaluation;

import io.tandem.flags.definition.FlagDealing;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import org.jspecify.annotations.Nullable;

/** Gives ids their positions between 0 and 1, see {@link io.tandem.flags.definition.FlagHash}. */
sealed interface Dealer {

  /** The position that decides whether somebody lies within a share. */
  double whether(String id);

  /** The position that decides which variant somebody gets; independent of the former. */
  double which(String id);

  /**
   * True when a position lies within a share.
   *
   * @param share 0 to 1
   */
  boolean within(double position, double share);

  /** What somebody is dealt by; null when it is not known of them. */
  static @Nullable String id(FlagDealing dealing, FlagSubject subject) {
    return switch (dealing.by()) {
      case ID -> subject.id();
      case DEVICE -> text(subject.property("$device_id"));
      case PROPERTY -> text(subject.property(String.valueOf(dealing.name())));
      case GROUP -> subject.group(String.valueOf(dealing.name()));
    };
  }

  private static @Nullable String text(@Nullable Object value) {
    String text = value == null ? "" : Values.text(value);
    return text.isEmpty() ? null : text;
  }

  static Dealer of(FlagDealing dealing) {
    return switch (dealing.hash()) {
      case MURMUR3 -> new Murmur(Murmur3.hash(dealing.salt(), 0), Murmur3.hash(dealing.salt(), 1));
      case POSTHOG -> new PostHog(dealing.salt() + ".");
    };
  }

  /** The whole 32 bits of murmur3; makes no garbage. */
  record Murmur(int whether, int which) implements Dealer {

    private static final double SCALE = 0x1p32;

    @Override
    public double whether(String id) {
      return (Murmur3.hash(id, whether) & 0xffffffffL) / SCALE;
    }

    @Override
    public double which(String id) {
      return (Murmur3.hash(id, which) & 0xffffffffL) / SCALE;
    }

    @Override
    public boolean within(double position, double share) {
      return position < share;
    }
  }

  /** PostHog's, rounding as doubles do there. */
  record PostHog(String prefix) implements Dealer {

    /** In doubles 2⁶⁰. */
    private static final double SCALE = 0xfffffffffffffffL;

    @Override
    public double whether(String id) {
      return position(prefix + id);
    }

    @Override
    public double which(String id) {
      return position(prefix + id + "variant");
    }

    @Override
    public boolean within(double position, double share) {
      return position <= share;
    }

    private static double position(String text) {
      try {
        byte[] digest =
            MessageDigest.getInstance("SHA-1").digest(text.getBytes(StandardCharsets.UTF_8));
        long first = 0;
        for (int i = 0; i < Long.BYTES; i++) {
          first = (first << 8) | (digest[i] & 0xff);
        }
        return (first >>> 4) / SCALE;
      } catch (NoSuchAlgorithmException absent) {
        throw new IllegalStateException("every Java has SHA-1", absent);
      }
    }
  }
}
