package io.tandem.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.tandem.cli.demo.story.DealtByFlags;
import io.tandem.cli.demo.story.DemoEvent;
import io.tandem.cli.demo.story.Story;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class StoryLanguageTest {

  @Test
  void environmentThatSpeaksEnglishHearsTheStoryInEnglishAllOthersInChinese() {
    assertThat(StoryLanguage.of(Map.of("LANG", "en_GB.UTF-8"))).isEqualTo(StoryLanguage.ENGLISH);
    assertThat(StoryLanguage.of(Map.of("LANG", "en_US", "LC_ALL", "zh_CN.UTF-8")))
        .isEqualTo(StoryLanguage.CHINESE);
    assertThat(StoryLanguage.of(Map.of("LANG", "C.UTF-8"))).isEqualTo(StoryLanguage.CHINESE);
    assertThat(StoryLanguage.of(Map.of())).isEqualTo(StoryLanguage.CHINESE);
  }

  @Test
  void appsOfAnEnglishStorySendNoChineseAndNothingElseDiffers() {
    Story story = DealtByFlags.story();
    List<DemoEvent> some = new ArrayList<>(story.after(61));
    for (int day : new int[] {-90, 3, 12, 16, 33, 41, 44, 50, 57, 60}) {
      some.addAll(story.day(day));
    }
    for (DemoEvent event : some) {
      Stream.concat(event.properties().values().stream(), event.person().values().stream())
          .forEach(value -> {
            Object sent = StoryLanguage.ENGLISH.sent(value);
            assertThat(hasChinese(sent.toString())).as(sent.toString()).isFalse();
            assertThat(sent.equals(value)).isNotEqualTo(hasChinese(value.toString()));
            assertThat(StoryLanguage.CHINESE.sent(value)).isSameAs(value);
          });
    }
  }

  /** True when some of it is written in Chinese. */
  static boolean hasChinese(String text) {
    return text.codePoints().anyMatch(Character::isIdeographic);
  }
}
