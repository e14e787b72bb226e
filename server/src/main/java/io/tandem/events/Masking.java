package io.tandem.events.plan;

import java.util.Locale;
import java.util.regex.Pattern;

/** Hides what identifies a person in values that are shown to everyone. */
public final class Masking {

  private static final Pattern EMAIL = Pattern.compile("[^\\s@]+@[^\\s@]+\\.[^\\s@]+");
  private static final Pattern PHONE = Pattern.compile("\\+?[0-9][0-9 ()\\-]{5,18}[0-9]");
  private static final Pattern PERSONAL =
      Pattern.compile(".*(mail|phone|mobile|telephone|id_?card|passport|手机|电话|邮箱|身份证).*");

  private Masking() {}

  /** {@code a***@example.com}. */
  public static String email(String email) {
    int at = email.lastIndexOf('@');
    return at < 1 ? "***" : email.charAt(0) + "***" + email.substring(at);
  }

  /** A value as it may be shown, given the property's name. */
  public static String value(String name, String value) {
    if (value.length() <= 320 && value.indexOf('@') > 0 && EMAIL.matcher(value).matches()) {
      return email(value);
    }
    boolean personal = PERSONAL.matcher(name.toLowerCase(Locale.ROOT)).matches();
    if (personal || isPhone(value)) {
      return value.length() < 8
          ? "***"
          : value.substring(0, 3) + "****" + value.substring(value.length() - 2);
    }
    return value;
  }

  /** Eleven and more digits, or a leading plus: shorter numbers are mostly something else. */
  private static boolean isPhone(String value) {
    if (value.length() > 20 || !PHONE.matcher(value).matches()) {
      return false;
    }
    long digits = value.chars().filter(Character::isDigit).count();
    return value.startsWith("+") ? digits >= 8 : digits == 11 && value.startsWith("1");
  }
}
