package io.tandem.cli.demo;

/** Who acts in the story, by role; nobody acts with the administrator's account. */
enum Part {
  PRODUCT("产品负责人"),
  OPERATIONS("运营负责人"),
  SUPPORT("客服负责人"),
  ENGINEERING("技术负责人");

  private final String title;

  Part(String title) {
    this.title = title;
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
  String title() {
    return title;
  }
}
