package io.tandem.events.imports;

import static org.assertj.core.api.Assertions.assertThat;

import io.tandem.events.intake.IncomingEvent;
import io.tandem.shared.ProjectId;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

class TranslatorTest {

  private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
  private static final String SHOP =
      "InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country\n";

  private final List<IncomingEvent> events = new ArrayList<>();
  private final List<String> rejected = new ArrayList<>();

  @Test
  void readsInvoiceLinesAsTheGuidesMappingSays() throws IOException {
    read(
        guide("online_retail.yaml"),
        (SHOP
                + "536365,21730,\"HOLDER, \"\"T\"\"\",6,2010-12-01 08:26:00,4.25,17850,France\n"
                + "C536379,D,Discount,-1,2010-12-01 09:41:00,27.5,,France\n")
            .getBytes(StandardCharsets.UTF_8));

    IncomingEvent first = events.getFirst();
    assertThat(first.name()).isEqualTo("purchase");
    assertThat(first.distinctId()).isEqualTo("17850");
    assertThat(first.person().known()).isTrue();
    assertThat(first.time()).isEqualTo(Instant.parse("2010-12-01T00:26:00Z").toEpochMilli());
    assertThat(first.properties().get("description").asString()).isEqualTo("HOLDER, \"T\"");
    assertThat(first.properties().get("amount").asDouble()).isEqualTo(25.5);
    IncomingEvent second = events.getLast();
    assertThat(second.name()).isEqualTo("cancel");
    assertThat(second.distinctId()).isEqualTo("invoice:C536379");
    assertThat(second.person().known()).isFalse();
    assertThat(second.properties().has("customer_id")).isFalse();
    assertThat(second.properties().get("quantity").asInt()).isEqualTo(-1);
  }

  @Test
  void readsJsonLinesKeepingTheirTypes() throws IOException {
    read(
        guide("songplay_log.yaml"),
        """
        {"page":"NextSong","userId":"39","sessionId":38,"ts":1541105830796,"length":246.3,"level":"free","registration":1540919166796.0}
        {"page":"Home","userId":"","sessionId":52,"ts":1541105830797,"length":null,"level":"paid"}
        """
            .getBytes(StandardCharsets.UTF_8));

    assertThat(events).extracting(IncomingEvent::distinctId).containsExactly("39", "session:52");
    assertThat(events.getFirst().time()).isEqualTo(1541105830796L);
    assertThat(events.getFirst().properties().get("length").isNumber()).isTrue();
    assertThat(events.getFirst().person().setOnce().get("registered").asString())
        .isEqualTo("2018-10-30T17:06:06.796Z");
    assertThat(events.getLast().properties().has("length")).isFalse();
    assertThat(events.getLast().properties().has("user_id")).isFalse();
  }

  @Test
  void readsColumnsAndDatesWithoutTime() throws IOException {
    read(
        guide("cdnow.yaml"),
        " 00004 0001 19970101  2   29.33\r\n 00004 0001 19970118  2   29.73\r\n"
            .getBytes(StandardCharsets.UTF_8));

    assertThat(events).hasSize(2);
    assertThat(events.getFirst().time())
        .isEqualTo(Instant.parse("1996-12-31T16:00:00Z").toEpochMilli());
    assertThat(events.getFirst().properties().get("amount").asDouble()).isEqualTo(29.33);
  }

  @Test
  void badLinesCostOnlyThemselves() throws IOException {
    read(
        guide("online_retail.yaml"),
        (SHOP
                + "1,a,b,6,2010-12-01 08:26:00,4.25,17850\n"
                + "2,a,b,six,2010-12-01 08:26:00,4.25,17850,France\n"
                + "3,a,b,6,yesterday,4.25,17850,France\n"
                + "4,a,\"never closed,6,2010-12-01 08:26:00,4.25,17850,France\n"
                + "\n"
                + "5,a,\"two\nlines\",6,2010-12-01 08:26:00,4.25,17850,France\n"
                + "6,a,b,6,2010-12-01 08:26:00,4.25,17850,France")
            .getBytes(StandardCharsets.UTF_8));

    assertThat(rejected)
        .containsExactly("2 wrong_columns", "3 bad_number", "4 bad_time", "5 open_quote");
    assertThat(events).hasSize(2);
    assertThat(events.getFirst().properties().get("description").asString())
        .isEqualTo("two\nlines");
  }

  @Test
  void decodesDeclaredCharsetsByteOrderMarksAndGzip() throws IOException {
    String mapping =
        """
        format: csv
        delimiter: ";"
        event: {constant: seen}
        person: {column: 用户}
        time: {column: at, format: epoch_s}
        properties: {城市: 城市}
        """;
    String text = "用户;at;城市\nu1;1700000000.5;成都\n";
    read("encoding: GB18030\n" + mapping, text.getBytes(Charset.forName("GB18030")));
    read(mapping, ("\uFEFF" + text).getBytes(StandardCharsets.UTF_8));
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
      gzip.write(text.getBytes(StandardCharsets.UTF_8));
    }
    read(mapping, packed.toByteArray());

    assertThat(events)
        .hasSize(3)
        .allSatisfy(event -> {
          assertThat(event.time()).isEqualTo(1_700_000_000_500L);
          assertThat(event.properties().get("城市").asString()).isEqualTo("成都");
        });
    read(mapping, text.getBytes(Charset.forName("GB18030")));
    assertThat(events).hasSize(3);
  }

  @Test
  void readsIsoTimesWithAndWithoutAnOffset() {
    TimeRule.Reader iso = new TimeRule("at", "iso", "UTC").reader(SHANGHAI);

    for (String text :
        new String[] {
          "2026-03-02T08:00:00Z",
          "2026-03-02T16:00+08:00",
          "2026-03-02 16:00:00+0800",
          "2026-03-02T16:00:00.000+08",
          "2026-03-02 08:00:00",
        }) {
      assertThat(iso.parse(text))
          .as(text)
          .isEqualTo(Instant.parse("2026-03-02T08:00:00Z").toEpochMilli());
    }
    assertThat(iso.parse("2026-03-02"))
        .isEqualTo(Instant.parse("2026-03-02T00:00:00Z").toEpochMilli());
  }

  @Test
  void aLineKeepsItsIdentityAndAnotherFileHasOthers() throws IOException {
    byte[] file =
        (SHOP + "1,a,b,6,2010-12-01 08:26:00,4.25,1,F\n2,a,b,6,2010-12-01 08:26:00,4.25,1,F\n")
            .getBytes(StandardCharsets.UTF_8);
    read(guide("online_retail.yaml"), file);
    read(guide("online_retail.yaml"), file);

    assertThat(events.get(0).uuid()).isEqualTo(events.get(2).uuid());
    assertThat(events.get(1).uuid()).isEqualTo(events.get(3).uuid());
    assertThat(events.get(0).uuid()).isNotEqualTo(events.get(1).uuid());
  }

  @Test
  void aPersonsPropertiesAreSaidOnceAndAgainWhenTheyChange() throws IOException {
    String line = ",a,b,6,2010-12-01 08:26:00,4.25,17850,";
    read(
        guide("online_retail.yaml") + "historical: false\n",
        (SHOP + "1" + line + "France\n2" + line + "France\n3" + line + "Spain\n")
            .getBytes(StandardCharsets.UTF_8));

    assertThat(events.get(0).person().set().get("country").asString()).isEqualTo("France");
    assertThat(events.get(1).person().isEmpty()).isTrue();
    assertThat(events.get(2).person().set().get("country").asString()).isEqualTo("Spain");
  }

  private void read(String yaml, byte[] file) throws IOException {
    ImportMapping mapping = MappingReader.read(yaml);
    Translator translator = new Translator(mapping, new ProjectId(7), SHANGHAI, "00ff");
    Records records;
    try {
      records = Records.open(new Lines(new ByteArrayInputStream(file), mapping.charset()), mapping);
    } catch (MappingException wrongHeader) {
      return;
    }
    for (Records.Item item = records.next(); item != null; item = records.next()) {
      if (item.row() == null) {
        rejected.add(item.line() + " " + item.flaw().code());
        continue;
      }
      try {
        events.add(translator.translate(item.row(), item.line()));
      } catch (LineRejected e) {
        rejected.add(item.line() + " " + e.reason().code());
      }
    }
  }

  private static String guide(String name) throws IOException {
    Path here = Path.of("docs/guide/mappings", name);
    return Files.readString(Files.exists(here) ? here : Path.of("..").resolve(here));
  }
}
