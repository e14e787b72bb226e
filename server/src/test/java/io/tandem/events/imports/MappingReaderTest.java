package io.tandem.events.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MappingReaderTest {

  private static final String SMALL =
      """
      format: csv
      event: {constant: purchase}
      person: {column: who}
      time: {column: at}
      """;

  @Test
  void fillsInWhatTheTextLeavesOut() {
    ImportMapping mapping = MappingReader.read(SMALL);

    assertThat(mapping.delimiter()).isEqualTo(",");
    assertThat(mapping.charset().name()).isEqualTo("UTF-8");
    assertThat(mapping.historical()).isTrue();
    assertThat(mapping.time().zone()).isEqualTo("project");
    assertThat(mapping.person().missing()).isEqualTo(PersonRule.Missing.REJECT);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "formatt: csv                 | formatt",
        "encoding: UTF-16             | UTF-16",
        "encoding: nonsense           | nonsense",
        "delimiter: ';;'              | one character",
        "time: {column: at, zone: Mars/Base} | Mars",
        "time: {column: at, format: 'qqqqqqqqq'} | at",
        "event: {constant: a, column: b} | either",
        "person: {column: a, missing: forget} | reject or skip",
        "properties: {a: {column: x, type: money}} | money",
        "properties: {a: {column: x, constant: y}} | one of",
        "uuid: {prefix: x}            | column",
      })
  void refusesWhatItCannotUseAndSaysWhere(String line, String said) {
    String key = line.substring(0, line.indexOf(':') + 1);
    String yaml = SMALL.replaceAll("(?m)^" + key + ".*\n", "") + line;

    assertThatThrownBy(() -> MappingReader.read(yaml))
        .isInstanceOf(MappingException.class)
        .hasMessageContaining(said);
  }

  @Test
  void refusesTextThatIsNoMapping() {
    for (String text : new String[] {"", "- 1\n- 2", "a: [", "just words"}) {
      assertThatThrownBy(() -> MappingReader.read(text))
          .as(text)
          .isInstanceOf(MappingException.class);
    }
  }
}
