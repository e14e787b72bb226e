package io.tandem.shared;

import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;

/** A failure a user can see: carries an {@link ErrorCode} and the values of its sentence. */
public class TandemException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient ErrorCode code;
  private final transient Object[] values;

  public TandemException(ErrorCode code, Object... values) {
    super(code.code() + ": " + format(code.english(), Locale.ENGLISH, values));
    this.code = code;
    this.values = values.clone();
  }

  /** The stable code. */
  public ErrorCode code() {
    return code;
  }

  /** The values of its sentence, in order. */
  public List<Object> values() {
    return List.of(values);
  }

  /** The sentence in the language asked for; Chinese for any {@code zh} locale, else English. */
  public String sentence(Locale locale) {
    boolean chinese = "zh".equals(locale.getLanguage());
    return format(chinese ? code.chinese() : code.english(), locale, values);
  }

  private static String format(String pattern, Locale locale, Object[] values) {
    return new MessageFormat(pattern.replace("'", "''"), locale).format(values);
  }
}
