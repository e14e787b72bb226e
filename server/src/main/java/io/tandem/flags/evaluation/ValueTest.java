package io.tandem.flags.evaluation;

import io.tandem.flags.definition.FlagOperator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Looks at a value that is there. Negative operators use the positive test; the condition turns it
 * round.
 */
sealed interface ValueTest {

  /**
   * @param value a text, number or boolean
   * @param now UTC milliseconds
   */
  boolean passes(Object value, long now);

  /** Anything that is there. */
  record Present() implements ValueTest {
    @Override
    public boolean passes(Object value, long now) {
      return true;
    }
  }

  /** One of these texts; they are in lower case. */
  record Equal(Set<String> texts) implements ValueTest {
    @Override
    public boolean passes(Object value, long now) {
      return texts.contains(Values.text(value).toLowerCase(Locale.ROOT));
    }
  }

  /** Holds, begins or ends with one of these texts; they are in lower case. */
  record Part(FlagOperator op, List<String> texts) implements ValueTest {
    @Override
    public boolean passes(Object value, long now) {
      String text = Values.text(value).toLowerCase(Locale.ROOT);
      for (String part : texts) {
        boolean found =
            switch (op) {
              case STARTS_WITH -> text.startsWith(part);
              case ENDS_WITH -> text.endsWith(part);
              default -> text.contains(part);
            };
        if (found) {
          return true;
        }
      }
      return false;
    }
  }

  /** A part matches one of the expressions, in time linear in the text. */
  record Expression(List<TextPattern> patterns) implements ValueTest {
    @Override
    public boolean passes(Object value, long now) {
      String text = Values.text(value);
      for (TextPattern pattern : patterns) {
        if (pattern.found(text)) {
          return true;
        }
      }
      return false;
    }
  }

  /** By size: as numbers when both are, else as texts. */
  record Size(FlagOperator op, String text, double number) implements ValueTest {
    @Override
    public boolean passes(Object value, long now) {
      double actual = Values.number(value);
      boolean numbers = !Double.isNaN(number) && !Double.isNaN(actual);
      int order = numbers ? Double.compare(actual, number) : Values.text(value).compareTo(text);
      return Values.stands(op, order);
    }
  }

  /** Before or after a moment; {@code ago} milliseconds before the present one when not null. */
  record Moment(boolean before, long at, @Nullable Long ago) implements ValueTest {
    @Override
    public boolean passes(Object value, long now) {
      Long actual = Values.millis(value);
      if (actual == null) {
        return false;
      }
      long bound = ago == null ? at : now - ago;
      return before ? actual < bound : actual > bound;
    }
  }

  /** By the precedence of versions; what is no version passes none. */
  record Version(FlagOperator op, SemanticVersion version) implements ValueTest {
    @Override
    public boolean passes(Object value, long now) {
      SemanticVersion actual = SemanticVersion.parse(Values.text(value));
      return actual != null && Values.stands(op, actual.compareTo(version));
    }
  }

  /** An address in one of the networks; what is no address is in none. */
  record InNetwork(List<Network> networks) implements ValueTest {
    @Override
    public boolean passes(Object value, long now) {
      byte[] address = Network.address(Values.text(value));
      if (address == null) {
        return false;
      }
      for (Network network : networks) {
        if (network.holds(address)) {
          return true;
        }
      }
      return false;
    }
  }
}
