package io.tandem.cli.demo;

/** Who acts in the story, by role; nobody acts with the administrator's account. */
enum Part {
  PRODUCT("产品负责人", "Product lead"),
  OPERATIONS("运营负责人", "Operations lead"),
  SUPPORT("客服负责人", "Support lead"),
  ENGINEERING("技术负责人", "Engineering lead");

  private final String chinese;
  private final String english;

  Part(String chinese, String english) {
    this.chinese = chinese;
    this.english = english;
  }

  /** The role's name in the API. */
  String role() {
    return name().toLowerCase(java.util.Locale.ROOT);
  }

  /** The account's address. */
  String email() {
    return role() + "@example.com";
  }

  /** The account's name. */
  String title(StoryLanguage language) {
    return language.say(chinese, english);
  }
}
