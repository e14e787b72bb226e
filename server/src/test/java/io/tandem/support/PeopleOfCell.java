package io.tandem.support;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** The people behind a number, read page by page. */
public final class PeopleOfCell {

  private PeopleOfCell() {}

  /**
   * Fails unless exactly these are listed, each once.
   *
   * @param request query and cell
   */
  public static void same(
      TestServer.TestProject project, Map<String, Object> request, Set<Oracle.Somebody> expected) {
    Set<Oracle.Somebody> found = new HashSet<>();
    String cursor = "";
    int listed = 0;
    do {
      TestServer.Answer answer = project.post("/query/people?limit=2" + cursor, request);
      assertThat(answer.status()).as("%s: %s", request, answer.body()).isEqualTo(200);
      JsonNode page = answer.json();
      assertThat(page.get("total").intValue()).as("%s", request).isEqualTo(expected.size());
      for (JsonNode person : page.get("items")) {
        listed++;
        expected.stream()
            .filter(one -> one.ids().contains(person.get("distinctId").stringValue()))
            .forEach(found::add);
      }
      cursor = page.get("next").isNull() ? "" : "&cursor=" + page.get("next").stringValue();
    } while (!cursor.isEmpty());
    assertThat(listed).isEqualTo(expected.size());
    assertThat(found).isEqualTo(expected);
  }
}
