package io.tandem.cli.demo;

import java.util.Locale;
import java.util.Map;

/**
 * The language in which the story's people write and their apps send. What carries names in both
 * languages has both whatever was chosen; the numbers are the same.
 */
public enum StoryLanguage {
  CHINESE("zh", "zh-CN"),
  ENGLISH("en", "en");

  private final String code;
  private final String locale;

  StoryLanguage(String code, String locale) {
    this.code = code;
    this.locale = locale;
  }

  /** For the command line and {@code demo.json}. */
  public String code() {
    return code;
  }

  /** The project's, and so its members'. */
  String locale() {
    return locale;
  }

  /**
   * The language of a code.
   *
   * @throws IllegalArgumentException when there is no such language
   */
  public static StoryLanguage of(String code) {
    for (StoryLanguage language : values()) {
      if (language.code.equals(code)) {
        return language;
      }
    }
    throw new IllegalArgumentException(code);
  }

  /** English where the environment of a process says so, as POSIX orders its variables. */
  public static StoryLanguage of(Map<String, String> environment) {
    for (String name : new String[] {"LC_ALL", "LC_MESSAGES", "LANG"}) {
      String value = environment.getOrDefault(name, "");
      if (!value.isEmpty()) {
        return value.toLowerCase(Locale.ROOT).startsWith("en") ? ENGLISH : CHINESE;
      }
    }
    return CHINESE;
  }

  /** What somebody writes. */
  String say(String chinese, String english) {
    return this == CHINESE ? chinese : english;
  }

  /** A value of a property as apps send it; the story itself is told in Chinese. */
  Object sent(Object value) {
    return this == CHINESE || !(value instanceof String text) ? value : Phrases.english(text);
  }
}
