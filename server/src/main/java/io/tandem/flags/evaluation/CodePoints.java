package io.tandem.flags.evaluation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** A set of code points: ranges in order that do not touch. */
record CodePoints(List<Range> ranges) {

  static final CodePoints NONE = new CodePoints(List.of());
  static final CodePoints DIGITS = of('0', '9');
  static final CodePoints SPACES = of('\t', '\n').and(of('\f', '\r')).and(of(' ', ' '));
  static final CodePoints WORD = DIGITS.and(of('A', 'Z')).and(of('_', '_')).and(of('a', 'z'));

  private static final int KELVIN = 0x212A;
  private static final int LONG_S = 0x17F;
  private static final int TO_LOWER = 'a' - 'A';
  private static final int ASCII = 128;

  /** From {@code first} to {@code last}, both within. */
  record Range(int first, int last) {}

  static CodePoints of(int first, int last) {
    return new CodePoints(List.of(new Range(first, last)));
  }

  boolean contains(int point) {
    for (Range range : ranges) {
      if (range.first <= point && point <= range.last) {
        return true;
      }
    }
    return false;
  }

  /** The only one, or -1. */
  int single() {
    return ranges.size() == 1 && ranges.getFirst().first == ranges.getFirst().last
        ? ranges.getFirst().first
        : -1;
  }

  /** True when all of it is ASCII, whose case this class knows. */
  boolean isAscii() {
    return ranges.stream().allMatch(range -> range.last < ASCII);
  }

  CodePoints and(CodePoints more) {
    List<Range> all = new ArrayList<>(ranges);
    all.addAll(more.ranges);
    all.sort(Comparator.comparingInt(Range::first));
    List<Range> joined = new ArrayList<>();
    for (Range next : all) {
      Range before = joined.isEmpty() ? null : joined.getLast();
      if (before != null && next.first <= before.last + 1) {
        joined.set(joined.size() - 1, new Range(before.first, Math.max(before.last, next.last)));
      } else {
        joined.add(next);
      }
    }
    return new CodePoints(List.copyOf(joined));
  }

  /** Everything else. */
  CodePoints others() {
    List<Range> others = new ArrayList<>();
    int next = 0;
    for (Range range : ranges) {
      if (next < range.first) {
        others.add(new Range(next, range.first - 1));
      }
      next = range.last + 1;
    }
    if (next <= Character.MAX_CODE_POINT) {
      others.add(new Range(next, Character.MAX_CODE_POINT));
    }
    return new CodePoints(List.copyOf(others));
  }

  /**
   * With ASCII letters in either case. As Unicode folds them, K has a third form, the Kelvin sign,
   * and S the long s.
   */
  CodePoints inEitherCase() {
    CodePoints folded = this;
    for (int upper = 'A'; upper <= 'Z'; upper++) {
      if (contains(upper) || contains(upper + TO_LOWER)) {
        folded = folded.and(of(upper, upper)).and(of(upper + TO_LOWER, upper + TO_LOWER));
        if (upper == 'K') {
          folded = folded.and(of(KELVIN, KELVIN));
        } else if (upper == 'S') {
          folded = folded.and(of(LONG_S, LONG_S));
        }
      }
    }
    return folded;
  }
}
