package io.tandem.events;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Hides what identifies a person in values that are shown to everyone. */
public final class Masking {

  private static final Pattern EMAIL = Pattern.compile("[^\\s@]+@[^\\s@]+\\.[^\\s@]+");
  private static final Pattern PHONE = Pattern.compile("\\+?[0-9][0-9 ()\\-]{5,18}[0-9]");
  private static final Pattern PERSONAL =
      Pattern.compile(
          ".*(mail|phone|mobile|telephone|id_?card|passport|address|手机|地址|电话|邮箱|身份证).*");

  private Masking() {}

  /** {@code a***@example.com}. */
  public static String email(String email) {
    int at = email.lastIndexOf('@');
    return at < 1 ? "***" : email.charAt(0) + "***" + email.substring(at);
  }

  /** An object's values as they may be shown, those of objects and lists within it included. */
  public static Map<String, Object> values(Map<String, Object> values) {
    Map<String, Object> masked = new LinkedHashMap<>();
    values.forEach((name, value) -> masked.put(name, any(name, value)));
    return Collections.unmodifiableMap(masked);
  }

  private static @Nullable Object any(String name, @Nullable Object value) {
    return switch (value) {
      case null -> null;
      case String text -> value(name, text);
      case Map<?, ?> object -> {
        Map<String, Object> masked = new LinkedHashMap<>();
        object.forEach((inner, one) -> masked.put(inner.toString(), any(inner.toString(), one)));
        yield masked;
      }
      case List<?> list -> {
        List<@Nullable Object> masked = new ArrayList<>();
        list.forEach(one -> masked.add(any(name, one)));
        yield masked;
      }
      case Number number -> {
        // a telephone number may be sent as a number
        String text = number.toString();
        String shown = value(name, text);
        yield text.length() < 8 || shown.equals(text) ? number : shown;
      }
      default -> value;
    };
  }

  /** An id as it may be shown: many products take the e-mail address or telephone number. */
  public static String id(String id) {
    return value("", id);
  }

  /** A value as it may be shown, given the property's name. */
  public static String value(String name, String value) {
    if (value.length() <= 320 && value.indexOf('@') > 0 && EMAIL.matcher(value).matches()) {
      return email(value);
    }
    boolean personal = PERSONAL.matcher(name.toLowerCase(Locale.ROOT)).matches();
    if (personal || isPhone(value)) {
      int shown = value.length() < 11 ? 2 : 4;
      return value.length() < 8
          ? "***"
          : value.substring(0, 3) + "****" + value.substring(value.length() - shown);
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
