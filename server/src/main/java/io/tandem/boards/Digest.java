package io.tandem.boards;

import com.fasterxml.jackson.annotation.JsonFormat;
import io.tandem.shared.Sentence;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The morning digest 每日摘要 of a board.
 *
 * @param time local time of the project's zone, {@code HH:mm}
 * @param channels keys of channels
 * @param language {@code zh-CN} or {@code en}
 * @param lastDay local day it was put into the outbox last, or the day it was set up on when that
 *     time was over; null before
 * @param problem why it did not reach a channel the last time, or null
 * @param version for {@code If-Match}; 0 while nobody set it up
 */
record Digest(
    boolean enabled,
    @JsonFormat(pattern = "HH:mm") LocalTime time,
    List<String> channels,
    String language,
    @Nullable LocalDate lastDay,
    @Nullable Sentence problem,
    long version) {

  static final String CHINESE = "zh-CN";
  static final String ENGLISH = "en";

  /** What a project begins with. */
  static Digest none(String locale) {
    String language = locale.startsWith("zh") ? CHINESE : ENGLISH;
    return new Digest(false, LocalTime.of(9, 0), List.of(), language, null, null, 0);
  }

  /** What its deliveries on a day refer to. */
  static String reference(String board, LocalDate day) {
    return "digest:" + board + ":" + day;
  }
}
