package io.tandem.flags.evaluation;

import static io.tandem.flags.evaluation.Flagged.bool;
import static io.tandem.flags.evaluation.Flagged.by;
import static io.tandem.flags.evaluation.Flagged.compiled;
import static io.tandem.flags.evaluation.Flagged.parts;
import static io.tandem.flags.evaluation.Flagged.share;
import static io.tandem.flags.evaluation.Flagged.split;
import static org.assertj.core.api.Assertions.assertThat;

import io.tandem.flags.definition.FlagHash;
import java.nio.charset.StandardCharsets;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.StringLength;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class DealerTest {

  private static final int SEED = 0x9747b28c;

  @Test
  void murmur3GivesThePublishedHashes() {
    assertThat(Murmur3.hash("", 0)).isZero();
    assertThat(Murmur3.hash("", 1)).isEqualTo(0x514e28b7);
    assertThat(Murmur3.hash("", 0xffffffff)).isEqualTo(0x81f16f39);
    assertThat(Murmur3.hash("a", SEED)).isEqualTo(0x7fa09ea6);
    assertThat(Murmur3.hash("ab", SEED)).isEqualTo(0x74875592);
    assertThat(Murmur3.hash("abc", SEED)).isEqualTo(0xc84a62dd);
    assertThat(Murmur3.hash("abcd", SEED)).isEqualTo(0xf0478627);
    assertThat(Murmur3.hash("Hello, world!", SEED)).isEqualTo(0x24884cba);
    assertThat(Murmur3.hash("ππππππππ", SEED)).isEqualTo(0xd58063c1);
    assertThat(Murmur3.hash("The quick brown fox jumps over the lazy dog", SEED))
        .isEqualTo(0x2fa826cd);
  }

  /** Unleash's client specification, whose strategies use the same hash. */
  @Test
  void murmur3GivesTheHashesOfUnleash() {
    assertThat(Integer.remainderUnsigned(Murmur3.hash("gr1:123", 0), 100) + 1).isEqualTo(73);
    assertThat(Integer.remainderUnsigned(Murmur3.hash("groupX:999", 0), 100) + 1).isEqualTo(25);
  }

  @Property(tries = 300)
  void textsAreHashedAsTheirUtf8(@ForAll @StringLength(max = 40) String text, @ForAll int seed) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    assertThat(Murmur3.hash(text, seed)).isEqualTo(reference(bytes, seed));
  }

  /** The consistency test that PostHog's libraries share. */
  @Test
  void posthogsShareGivesThePeopleOfItsOwnTest() {
    CompiledFlag flag = compiled(bool("simple-flag", FlagHash.POSTHOG, share(45)));
    assertThat(row(flag, 60))
        .isEqualTo("011010010101101000110100101100011110000001101100011000010101");
  }

  /** Likewise, for variants. */
  @Test
  void posthogsVariantsAreThoseOfItsOwnTest() {
    CompiledFlag flag =
        compiled(
            split(
                "multivariate-flag",
                FlagHash.POSTHOG,
                parts("first", 50, "second", 20, "third", 20, "fourth", 5, "fifth", 5),
                share(55)));
    StringBuilder got = new StringBuilder();
    for (int i = 0; i < 40; i++) {
      String variant = flag.evaluate(Somebody.of("distinct_id_" + i)).variant();
      got.append(variant == null ? "-" : variant.substring(0, 2)).append(' ');
    }
    assertThat(got.toString().strip())
        .isEqualTo(
            "se se fi - - se fi - - - fi th - fi se fi - - fo fi - th - - - fi fi fi fi fi fi th"
                + " - th se fi - th - -");
  }

  @Test
  void posthogsPositionsAreExactAlsoOfOtherScripts() {
    Dealer dealer = Dealer.of(by(FlagHash.POSTHOG, "simple-flag"));
    assertThat(dealer.whether("张三")).isEqualTo(0.19488609105446963);
    assertThat(Dealer.of(by(FlagHash.POSTHOG, "a")).which("b")).isEqualTo(0.126250819534854);
  }

  @Property(tries = 200)
  void largerShareHoldsEverybodyTheSmallerHeld(
      @ForAll FlagHash hash,
      @ForAll @DoubleRange(max = 100) double one,
      @ForAll @DoubleRange(max = 100) double other,
      @ForAll long first) {
    CompiledFlag smaller = compiled(bool("ramp", hash, share(Math.min(one, other))));
    CompiledFlag larger = compiled(bool("ramp", hash, share(Math.max(one, other))));
    for (int i = 0; i < 200; i++) {
      Somebody somebody = Somebody.of("u" + (first + i));
      assertThat(smaller.evaluate(somebody).on() && !larger.evaluate(somebody).on()).isFalse();
    }
  }

  @Test
  void fromTenToTwentyPercentNobodyLeavesAndVariantsStay() {
    for (FlagHash hash : FlagHash.values()) {
      CompiledFlag ten = compiled(split("s", hash, parts("a", 50, "b", 50), share(10)));
      CompiledFlag twenty = compiled(split("s", hash, parts("a", 50, "b", 50), share(20)));
      int held = 0;
      for (int i = 0; i < 20_000; i++) {
        FlagOutcome before = ten.evaluate(Somebody.of("user-" + i));
        if (before.on()) {
          held++;
          assertThat(twenty.evaluate(Somebody.of("user-" + i)).variant())
              .isEqualTo(before.variant());
        }
      }
      assertThat(held).isBetween(1_830, 2_170);
    }
  }

  @Test
  void shareBelowOneInAThousandHoldsThatManyAndNotNobody() {
    CompiledFlag flag = compiled(bool("rare", FlagHash.MURMUR3, share(0.01)));
    int held = 0;
    for (int i = 0; i < 1_000_000; i++) {
      held += flag.evaluate(Somebody.of(Integer.toString(i))).on() ? 1 : 0;
    }
    assertThat(held).isBetween(60, 140);
  }

  /** Chi-square over 100 bins of 100,000 ids; 149.4 is its 99.9 % quantile at 99 degrees. */
  @Test
  void positionsAreUniformAndWhetherSaysNothingOfWhich() {
    for (FlagHash hash : FlagHash.values()) {
      for (String form : List.of("%d", "user_%d", "00000000-0000-4000-8000-%012d")) {
        Dealer dealer = Dealer.of(by(hash, "uniform"));
        Dealer other = Dealer.of(by(hash, "uniform-2"));
        int[] single = new int[100];
        int[] paired = new int[100];
        int[] flags = new int[100];
        for (int i = 0; i < 100_000; i++) {
          String id = form.formatted(i);
          double whether = dealer.whether(id);
          single[(int) (whether * 100)]++;
          paired[(int) (whether * 10) * 10 + (int) (dealer.which(id) * 10)]++;
          flags[(int) (whether * 10) * 10 + (int) (other.whether(id) * 10)]++;
        }
        for (int[] bins : List.of(single, paired, flags)) {
          assertThat(chiSquare(bins)).as("%s %s", hash, form).isLessThan(149.4);
        }
      }
    }
  }

  @Test
  void splitGivesEachVariantItsPart() {
    CompiledFlag flag =
        compiled(split("parts", FlagHash.MURMUR3, parts("a", 10, "b", 30, "c", 60), share(100)));
    int[] got = new int[3];
    for (int i = 0; i < 100_000; i++) {
      got["abc".indexOf(String.valueOf(flag.evaluate(Somebody.of("p" + i)).variant()))]++;
    }
    assertThat(got[0] / 1e5).isCloseTo(.1, Offset.offset(.005));
    assertThat(got[1] / 1e5).isCloseTo(.3, Offset.offset(.008));
    assertThat(got[2] / 1e5).isCloseTo(.6, Offset.offset(.008));
  }

  private static String row(CompiledFlag flag, int people) {
    StringBuilder row = new StringBuilder();
    for (int i = 0; i < people; i++) {
      row.append(flag.evaluate(Somebody.of("distinct_id_" + i)).on() ? '1' : '0');
    }
    return row.toString();
  }

  private static double chiSquare(int[] bins) {
    double expected = 1_000;
    double sum = 0;
    for (int count : bins) {
      sum += (count - expected) * (count - expected) / expected;
    }
    return sum;
  }

  /** The reference algorithm, over bytes. */
  private static int reference(byte[] bytes, int seed) {
    int hash = seed;
    for (int i = 0; i < bytes.length; i += 4) {
      int block = 0;
      for (int b = 0; b < 4 && i + b < bytes.length; b++) {
        block |= (bytes[i + b] & 0xff) << (8 * b);
      }
      hash ^= Integer.rotateLeft(block * 0xcc9e2d51, 15) * 0x1b873593;
      if (i + 4 <= bytes.length) {
        hash = Integer.rotateLeft(hash, 13) * 5 + 0xe6546b64;
      }
    }
    hash ^= bytes.length;
    hash = (hash ^ hash >>> 16) * 0x85ebca6b;
    hash = (hash ^ hash >>> 13) * 0xc2b2ae35;
    return hash ^ hash >>> 16;
  }
}
