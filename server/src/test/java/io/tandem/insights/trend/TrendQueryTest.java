package io.tandem.insights.trend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tandem.insights.query.QueryReader;
import io.tandem.shared.Filter;
import io.tandem.shared.Interval;
import io.tandem.shared.TandemException;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

class TrendQueryTest {

  private final JsonMapper json = new JsonMapper();
  private final QueryReader reader = new QueryReader();

  @Test
  void readsATrendWithEverythingInIt() {
    TrendQuery query =
        read(
            """
            {"kind":"trend","from":"2011-01-01","to":"2011-03-31","interval":"week",
             "series":[{"event":"purchase","measure":"p90","property":"amount",
               "where":[{"property":"country","op":"eq","value":["France"]}]}],
             "where":[{"property":"plan","op":"exists"}],
             "breakdown":[{"property":"person.city","limit":5}],"environment":"production"}
            """);
    assertThat(query.from()).isEqualTo(LocalDate.of(2011, 1, 1));
    assertThat(query.interval()).isEqualTo(Interval.WEEK);
    assertThat(query.series().getFirst().measure()).isEqualTo(Measure.P90);
    assertThat(query.series().getFirst().where())
        .containsExactly(new Filter("country", Filter.Op.EQ, List.of("France")));
    assertThat(query.breakdown().getFirst().bareProperty()).isEqualTo("city");
  }

  @Test
  void countsEventsByDayUnlessToldOtherwise() {
    TrendQuery query =
        read(
            """
            {"kind":"trend","from":"2026-01-01","to":"2026-01-02","series":[{"event":"*"}]}
            """);
    assertThat(query.interval()).isEqualTo(Interval.DAY);
    assertThat(query.series().getFirst().measure()).isEqualTo(Measure.EVENTS);
    assertThat(query.breakdown()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "invalid_request|[]",
        "invalid_request|{'kind':'trend'}",
        "invalid_request|{RANGE,'series':[]}",
        "invalid_request|{RANGE,'series':[null]}",
        "invalid_request|{RANGE,'series':[{'event':''}]}",
        "invalid_request|{RANGE,'series':[{'event':'a'}],'surprise':1}",
        "invalid_request|{RANGE,'series':[{'event':'a','measure':'sum'}]}",
        "invalid_request|{RANGE,'series':[{'event':'a','measure':'events','property':'x'}]}",
        "invalid_request|{RANGE,'series':[{'event':'a','measure':'sum','property':'person.x'}]}",
        "invalid_request|{RANGE,'series':[{'event':'a','measure':'most'}]}",
        "invalid_request|{RANGE,'series':[{'event':'a'}],'interval':'hour'}",
        "invalid_request|{RANGE,'series':[{'event':'a'}],'breakdown':[{'property':'x','limit':0}]}",
        "invalid_request|{RANGE,'series':[{'event':'a'}],'breakdown':[{'limit':3}]}",
        "invalid_request|{RANGE,'series':[{'event':'a'}],'breakdown':[{'property':'x','segment':'y'}]}",
        "invalid_request|{RANGE,'series':[{'event':'a','where':[{'property':'x','op':'eq'}]}]}",
        "invalid_request|{RANGE,'series':[{'event':'a','where':[{'op':'exists'}]}]}",
        "invalid_request|{RANGE,'series':[{'event':'a','where':[{'property':'x','op':'~'}]}]}",
        "invalid_request|{'kind':'trend','from':'2026-13-01','to':'x','series':[{'event':'a'}]}",
        "invalid_request|{'kind':'trend','from':'2026-02-01','to':'2026-01-01','series':[{'event':'a'}]}",
        "too_many_cells|{RANGE,'series':[{'event':'a'}],'breakdown':[BIG,BIG,BIG]}"
      })
  void refusesWhatItCannotAnswer(String code, String body) {
    String text =
        body.replace("RANGE", "'kind':'trend','from':'2026-01-01','to':'2026-01-31'")
            .replace("BIG", "{'property':'x','limit':100}")
            .replace('\'', '"');
    assertThatThrownBy(() -> read(text))
        .isInstanceOfSatisfying(
            TandemException.class, failure -> assertThat(failure.code().code()).isEqualTo(code));
  }

  @Test
  void namesTheWrongFieldInBothLanguages() {
    assertThatThrownBy(() ->
            read(
                """
                {"kind":"trend","from":"2026-01-01","to":"2026-01-02",
                 "series":[{"event":"a","filters":[]}]}
                """))
        .isInstanceOfSatisfying(
            TandemException.class,
            failure -> {
              assertThat(failure.sentence(Locale.ENGLISH)).contains("series[0].filters");
              assertThat(failure.sentence(Locale.CHINESE)).contains("没有字段 series[0].filters");
            });
  }

  private TrendQuery read(String body) {
    return reader.read(json.readTree(body), TrendQuery.class);
  }
}
