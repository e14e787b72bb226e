package io.tandem.shared;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class EntityTagsTest {

  private static final String TAG = "\"7-a\"";

  @Test
  void tagIsKnownAloneAmongOthersAndWhereAProxyMadeItWeak() {
    for (String header : new String[] {TAG, "W/" + TAG, "\"1\", " + TAG, "\"1\",W/" + TAG, "*"}) {
      assertThat(EntityTags.known(header, TAG)).as(header).isTrue();
    }
  }

  @Test
  void otherTagsAreNot() {
    assertThat(EntityTags.known(null, TAG)).isFalse();
    for (String header : new String[] {"", "\"7\"", "7-a", "W/\"7\"", "\"1\", \"2\""}) {
      assertThat(EntityTags.known(header, TAG)).as(header).isFalse();
    }
  }
}
