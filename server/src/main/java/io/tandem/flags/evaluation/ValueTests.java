package io.tandem.flags.evaluation;

import com.google.re2j.PatternSyntaxException;
import io.tandem.flags.definition.FlagOperator;
import io.tandem.shared.CommonError;
import io.tandem.shared.TandemException;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Compiles what a value is compared with. */
final class ValueTests {

  private static final Pattern AGO = Pattern.compile("-([0-9]{1,4})([hdw])");
  private static final long HOUR = 3_600_000;
  private static final int LONGEST_EXPRESSION = 200;

  private ValueTests() {}

  static ValueTest of(FlagOperator op, List<String> values) {
    return switch (op) {
      case EXISTS, NOT_EXISTS -> new ValueTest.Present();
      case EQ, NE ->
          new ValueTest.Equal(
              values.stream().map(ValueTests::lower).collect(Collectors.toUnmodifiableSet()));
      case CONTAINS, NOT_CONTAINS, STARTS_WITH, ENDS_WITH ->
          new ValueTest.Part(op, values.stream().map(ValueTests::lower).toList());
      case MATCHES, NOT_MATCHES ->
          new ValueTest.Expression(values.stream().map(ValueTests::expression).toList());
      case GT, GTE, LT, LTE -> {
        String text = single(op, values);
        yield new ValueTest.Size(op, text, Values.number(text));
      }
      case BEFORE, AFTER -> moment(op == FlagOperator.BEFORE, single(op, values));
      case SEMVER_EQ, SEMVER_GT, SEMVER_GTE, SEMVER_LT, SEMVER_LTE ->
          new ValueTest.Version(op, version(single(op, values)));
      case IN_NETWORK, NOT_IN_NETWORK ->
          new ValueTest.InNetwork(values.stream().map(Network::parse).toList());
    };
  }

  private static String lower(String text) {
    return text.toLowerCase(Locale.ROOT);
  }

  private static TextPattern expression(String text) {
    if (text.length() > LONGEST_EXPRESSION) {
      throw refused("a regular expression has at most 200 characters");
    }
    try {
      return TextPattern.of(text);
    } catch (PatternSyntaxException broken) {
      throw refused("the regular expression is refused: " + broken.getDescription());
    }
  }

  private static ValueTest moment(boolean before, String text) {
    Matcher ago = AGO.matcher(text);
    if (ago.matches()) {
      long unit =
          switch (ago.group(2)) {
            case "h" -> HOUR;
            case "d" -> 24 * HOUR;
            default -> 7 * 24 * HOUR;
          };
      return new ValueTest.Moment(before, 0, Long.parseLong(ago.group(1)) * unit);
    }
    Long at = Values.millis(text);
    if (at == null) {
      throw refused(text + " is no moment; write 2026-03-02T08:00:00Z, 2026-03-02 or -7d");
    }
    return new ValueTest.Moment(before, at, null);
  }

  private static SemanticVersion version(String text) {
    SemanticVersion version = SemanticVersion.parse(text);
    if (version == null) {
      throw refused(text + " is no version such as 2.4.0");
    }
    return version;
  }

  private static String single(FlagOperator op, List<String> values) {
    if (values.size() != 1) {
      throw refused(op.key() + " compares with one value");
    }
    return values.getFirst();
  }

  static TandemException refused(String why) {
    return new TandemException(CommonError.INVALID_REQUEST, why);
  }
}
