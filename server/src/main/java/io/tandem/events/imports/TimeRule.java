package io.tandem.events.imports;

import com.fasterxml.jackson.annotation.JsonCreator;
import io.tandem.events.intake.Reason;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.TemporalAccessor;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * When it happened.
 *
 * @param column holds the time
 * @param format {@code iso}, {@code epoch_ms}, {@code epoch_s} or a {@link DateTimeFormatter}
 *     pattern such as {@code yyyy-MM-dd HH:mm:ss}; a date alone is its first instant
 * @param zone IANA zone of times without an offset; {@code project}, the default, takes them as
 *     given, as the project's local times
 */
record TimeRule(String column, String format, String zone) {

  private static final long EARLIEST = 0;
  private static final long LATEST = 7_258_118_400_000L; // 2200-01-01
  private static final DateTimeFormatter ISO =
      new DateTimeFormatterBuilder()
          .append(DateTimeFormatter.ISO_LOCAL_DATE)
          .optionalStart()
          .appendPattern("[ ]['T']")
          .append(DateTimeFormatter.ISO_LOCAL_TIME)
          .optionalStart()
          .appendOffset("+HH:MM", "Z")
          .optionalEnd()
          .optionalStart()
          .appendOffset("+HHmm", "Z")
          .optionalEnd()
          .toFormatter(Locale.ROOT);

  @JsonCreator
  TimeRule(@Nullable String column, @Nullable String format, @Nullable String zone) {
    this.column = ImportMapping.needed(column, "column of time");
    this.format = format == null ? "iso" : format;
    this.zone = zone == null ? "project" : zone;
    try {
      reader(ZoneId.of("UTC"));
    } catch (DateTimeException | IllegalArgumentException e) {
      throw ImportMapping.invalid("time of column " + this.column + ": " + e.getMessage());
    }
  }

  /** A reader of values for a project in a zone. */
  Reader reader(ZoneId project) {
    ZoneId local = "project".equals(zone) ? project : ZoneId.of(zone);
    return switch (format) {
      case "epoch_ms" -> text -> bounded(new BigDecimal(text).longValue(), text);
      case "epoch_s" -> text -> bounded(new BigDecimal(text).movePointRight(3).longValue(), text);
      case "iso" -> text -> bounded(parse(ISO, text, local), text);
      default -> {
        DateTimeFormatter formatter = DateTimeFormatter.ofPattern(format, Locale.ENGLISH);
        yield text -> bounded(parse(formatter, text, local), text);
      }
    };
  }

  /** Turns text into UTC milliseconds. */
  interface Reader {

    /** May throw {@link DateTimeException} or {@link NumberFormatException}. */
    long parse(String text);

    /**
     * UTC milliseconds.
     *
     * @throws LineRejected {@code bad_time}
     */
    default long read(String text) throws LineRejected {
      try {
        return parse(text.strip());
      } catch (DateTimeException | NumberFormatException e) {
        throw new LineRejected(new Reason("bad_time", "'" + text + "' is not a time as mapped"));
      }
    }
  }

  private static long bounded(long millis, String text) {
    if (millis < EARLIEST || millis >= LATEST) {
      throw new DateTimeException("out of range: " + text);
    }
    return millis;
  }

  private static long parse(DateTimeFormatter formatter, String text, ZoneId zone) {
    TemporalAccessor parsed =
        formatter.parseBest(
            text, ZonedDateTime::from, OffsetDateTime::from, LocalDateTime::from, LocalDate::from);
    return switch (parsed) {
      case ZonedDateTime time -> time.toInstant().toEpochMilli();
      case OffsetDateTime time -> time.toInstant().toEpochMilli();
      case LocalDateTime time -> time.atZone(zone).toInstant().toEpochMilli();
      case LocalDate date -> date.atStartOfDay(zone).toInstant().toEpochMilli();
      default -> throw new DateTimeException("neither a date nor a time: " + text);
    };
  }
}
