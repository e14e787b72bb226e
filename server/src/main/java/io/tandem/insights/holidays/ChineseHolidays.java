package io.tandem.insights.holidays;

import io.tandem.shared.Names;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Public holidays of mainland China, from {@code holidays/cn.txt}, which names its source. */
final class ChineseHolidays {

  static final String SOURCE = "国务院办公厅关于部分节假日安排的通知：国办发明电〔2022〕16号、〔2023〕7号、〔2024〕12号、〔2025〕7号";
  static final LocalDate FIRST = LocalDate.of(2023, 1, 1);
  static final LocalDate LAST = LocalDate.of(2026, 12, 31);
  static final List<HolidayDay> DAYS = read();

  private ChineseHolidays() {}

  private static List<HolidayDay> read() {
    try (InputStream file = ChineseHolidays.class.getResourceAsStream("/holidays/cn.txt")) {
      byte[] bytes = Objects.requireNonNull(file, "holidays/cn.txt").readAllBytes();
      List<HolidayDay> days = new ArrayList<>();
      new String(bytes, StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.startsWith("#") && !line.isBlank())
          .forEach(line -> add(line.split("\\|", -1), days));
      return List.copyOf(days);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void add(String[] columns, List<HolidayDay> days) {
    HolidayDay.Kind kind = HolidayDay.Kind.of(columns[2]);
    Names names = new Names(columns[3], columns[4]);
    LocalDate.parse(columns[0])
        .datesUntil(LocalDate.parse(columns[1]).plusDays(1))
        .forEach(day -> days.add(new HolidayDay(day, kind, names)));
  }
}
